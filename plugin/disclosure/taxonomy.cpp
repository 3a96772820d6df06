// SPDX-License-Identifier: Apache-2.0
#include "disclosure/taxonomy.h"

#include <algorithm>

#include "disclosure/concepts.h"

namespace rubiao::disclosure {

std::vector<TaxonomyFile> write_taxonomy() {
  const std::string stem(taxonomy_stem);
  std::vector<TaxonomyFile> files{{stem + ".xsd", write_schema()},
                                  {stem + "-lab-zh.xml", write_labels(Language::zh)},
                                  {stem + "-lab-en.xml", write_labels(Language::en)},
                                  {stem + "-ref.xml", write_references()},
                                  {stem + "-pre.xml", write_presentation()},
                                  {stem + "-cal.xml", write_calculation()},
                                  {stem + "-def.xml", write_definition()},
                                  {stem + "-for.xml", write_assertions()},
                                  {"META-INF/taxonomyPackage.xml", write_package_metadata()},
                                  {"META-INF/catalog.xml", write_catalogue()}};
  std::ranges::sort(files, {}, &TaxonomyFile::path);
  return files;
}

}  // namespace rubiao::disclosure
