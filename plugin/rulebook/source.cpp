// SPDX-License-Identifier: Apache-2.0
#include "rulebook/source.h"

#include <utility>

#include "base/digest.h"
#include "rulebook/xml_read.h"

namespace rubiao::rulebook {
namespace {

using formats::XmlElement;

void check_hash(const XmlElement& text, const Source& source, Findings& findings) {
  const std::string stated = optional_attribute(text, "sha256");
  if (stated.empty() && source.kind != "quoted") return;
  if (stated == source.text_sha256) return;
  findings.add(source.place,
               {.message = {"引文与其摘要值不一致", "the text differs from its SHA-256"},
                .rule = "R404",
                .field = source.key,
                .found = stated,
                .expected = {source.text_sha256, source.text_sha256},
                .todo = {"核对原文后更新 sha256", "check the text against the law, then renew it"}});
}

Source read_source(const XmlElement& element, const std::string& file, Findings& findings) {
  const Reading reading{file, findings};
  Source source;
  source.place = {file, element.line, element.column};
  source.key = reading.attribute(element, "key");
  source.number = reading.attribute(element, "number");
  source.article = reading.attribute(element, "article");
  source.title = reading.attribute(element, "title");
  source.verified = reading.one_of(element, "verified", {"yes", "secondary", "no"});
  if (const auto from = reading.date(element, "from")) source.in_force_from = *from;
  if (element.attribute("to") != nullptr) source.in_force_to = reading.date(element, "to");
  const XmlElement* text = reading.child(element, "text");
  if (text == nullptr) return source;
  source.kind = reading.one_of(*text, "kind", {"restated", "quoted"});
  source.text = trimmed(text->text);
  source.text_sha256 = to_hex(sha256(source.text));
  check_hash(*text, source, findings);
  return source;
}

}  // namespace

Sources Sources::read(const XmlElement& root, const std::string& file, Findings& findings) {
  Sources sources;
  Reading{file, findings}.demand_children(root, "sources", {"source"});
  for (const XmlElement* element : root.children_named("source")) {
    Source source = read_source(*element, file, findings);
    const Place place = source.place;
    const std::string key = source.key;
    if (key.empty() || sources.by_key_.emplace(key, std::move(source)).second) continue;
    findings.add(place, {.message = {"来源的键重复", "the key stands twice"},
                         .rule = "R105",
                         .field = key,
                         .todo = {"每个条款一个键", "one key an article"}});
  }
  return sources;
}

const Source* Sources::find(std::string_view key) const {
  const auto at = by_key_.find(key);
  return at == by_key_.end() ? nullptr : &at->second;
}

std::vector<const Source*> Sources::all() const {
  std::vector<const Source*> list;
  for (const auto& [key, source] : by_key_) list.push_back(&source);
  return list;
}

}  // namespace rubiao::rulebook
