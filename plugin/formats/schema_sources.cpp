// SPDX-License-Identifier: Apache-2.0
#include "formats/schema_sources.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace rubiao::formats {
namespace {

constexpr std::size_t largest_schema = 16u << 20;

// Only plain names: no "..", no escapes, no drive, no device.
bool is_safe_path(std::string_view path) {
  static constexpr std::string_view allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/";
  if (path.empty() || path.front() == '/' || path.find_first_not_of(allowed) != std::string_view::npos)
    return false;
  for (const auto& part : std::filesystem::path(path)) {
    if (part.empty() || part.native().starts_with('.')) return false;
  }
  return true;
}

// The part after "http://" or "https://"; empty for anything else.
std::string_view after_scheme(std::string_view address) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (address.starts_with(scheme)) return address.substr(scheme.size());
  }
  return {};
}

void drop_last_part(std::string& path, std::size_t floor) {
  const std::size_t slash = path.rfind('/', path.empty() ? 0 : path.size() - 2);
  path.erase(slash == std::string::npos || slash < floor ? floor : slash + 1);
}

}  // namespace

std::optional<SchemaFile> SchemaSources::find(std::string_view location, std::string_view base) const {
  const std::string address = resolve_location(location, base);
  for (const SchemaFile& schema : schemas_) {
    if (schema.location == address || schema.location == location) return schema;
  }
  return read_from_folder(address);
}

std::optional<SchemaFile> SchemaSources::read_from_folder(const std::string& address) const {
  const std::string_view path = after_scheme(address);
  if (folder_.empty() || !is_safe_path(path)) return std::nullopt;
  const std::filesystem::path file = std::filesystem::path(folder_) / path;
  std::error_code failed;
  if (!std::filesystem::is_regular_file(file, failed)) return std::nullopt;
  if (std::filesystem::file_size(file, failed) > largest_schema) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  SchemaFile schema{address, {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}};
  if (!in) return std::nullopt;
  return schema;
}

std::string resolve_location(std::string_view location, std::string_view base) {
  if (location.find("://") != std::string_view::npos || location.starts_with('/'))
    return std::string(location);
  const std::size_t host = base.find("://");
  const std::size_t root = host == std::string_view::npos ? 0 : base.find('/', host + 3);
  std::string path(base.substr(0, base.rfind('/') == std::string_view::npos ? 0 : base.rfind('/') + 1));
  const std::size_t floor = root == std::string_view::npos ? path.size() : (root == 0 ? 0 : root + 1);
  while (!location.empty()) {
    const std::size_t end = location.find('/');
    const std::string_view part = location.substr(0, end);
    location.remove_prefix(end == std::string_view::npos ? location.size() : end + 1);
    if (part == "..") {
      drop_last_part(path, floor);
    } else if (part != ".") {
      path += part;
      if (end != std::string_view::npos) path += '/';
    }
  }
  return path;
}

}  // namespace rubiao::formats
