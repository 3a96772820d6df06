// SPDX-License-Identifier: Apache-2.0
#include "form.h"

#include <algorithm>
#include <vector>

#include "display_word.h"
#include "manifest.h"
#include "result_printer.h"
#include "text_table.h"

namespace erp {
namespace {

struct Field {
  std::string path;  // "source.document", "evidence[].document" in a list, "accounts.*" for any name
  const Json* schema;
  bool required;
};

// Depth first, in the order of the form.
void gather(const Json& schema, const Json& root, const std::string& prefix, std::vector<Field>& fields) {
  const Json required = schema.value("required", Json::array());
  for (const std::string& name : ordered_properties(schema)) {
    const Json& property = resolve(schema.at("properties").at(name), root);
    const bool must = std::ranges::find(required, Json(name)) != required.end();
    fields.push_back({prefix + name, &property, must});
    if (property.contains("properties")) gather(property, root, prefix + name + ".", fields);
    if (const auto others = property.find("additionalProperties");
        others != property.end() && others->is_object())
      fields.push_back({prefix + name + ".*", &resolve(*others, root), false});
    if (!property.contains("items")) continue;
    const Json& items = resolve(property.at("items"), root);
    if (items.contains("properties")) gather(items, root, prefix + name + "[].", fields);
  }
}

const Json& listed(const Json& schema, const Json& root) {
  return schema.contains("items") ? resolve(schema.at("items"), root) : schema;
}

// "string date", "日期": in Chinese the format alone says what to write.
std::string type_words(const Json& schema, const Json& root, Language language) {
  std::string words = display_word(type_of(schema), language);
  if (schema.contains("items")) words += "<" + type_words(listed(schema, root), root, language) + ">";
  const std::string format = schema.value("format", "");
  if (format.empty()) return words;
  return language == Language::zh ? display_word(format, language) : words + " " + format;
}

std::string help_words(const Json& schema) {
  const std::string title = schema.value("title", "");
  const std::string help = schema.value("description", "");
  return title.empty() || help.empty() ? title + help : title + " — " + help;
}

// "外购 (purchased), 自行研发 (self-developed), …"; what each means only where the manifest says so.
std::string choice_words(const Json& schema, Language language) {
  std::string words;
  const Json choices = schema.value("enum", Json::array());
  const Json titles = schema.value("x-enum-titles", Json::array());
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const std::string choice = cell_text(choices.at(i));
    const std::string title = i < titles.size() ? cell_text(titles.at(i)) : choice;
    if (i > 0) words += language == Language::zh ? "、" : ", ";
    words += choice + (title == choice ? "" : " (" + title + ")");
  }
  return words;
}

}  // namespace

std::string render_form(const Json& schema, Language language) {
  const bool zh = language == Language::zh;
  std::vector<Field> fields;
  gather(schema, schema, "", fields);
  Json rows = Json::array();
  std::string choices;
  for (const Field& field : fields) {
    const std::string must = !field.required ? "" : zh ? "必填" : "required";
    rows.push_back(
        {field.path, type_words(*field.schema, schema, language), must, help_words(*field.schema)});
    const std::string words = choice_words(listed(*field.schema, schema), language);
    if (!words.empty()) choices += field.path + (zh ? "：" : ": ") + words + "\n";
  }
  const std::string table = render_table(
      make_table("",
                 {column("field", zh ? "字段" : "field"), column("type", zh ? "类型" : "type"),
                  column("required", zh ? "必填" : "required"), column("help", zh ? "说明" : "help")},
                 rows));
  return choices.empty() ? table : table + (zh ? "\n可选值\n" : "\nChoices\n") + choices;
}

}  // namespace erp
