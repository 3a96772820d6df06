// SPDX-License-Identifier: Apache-2.0
// A document becomes visible when it is whole: what a failed call leaves behind are temporary files, which
// go.
#include "document_service.h"

#include <unistd.h>

#include <fmt/format.h>

#include "encoding.h"
#include "file_access.h"
#include "plugin_loader.h"

namespace erp {

namespace fs = std::filesystem;

namespace {

std::string part_name(const std::string& name) {
  return fmt::format(".{}.{}.part", name, getpid());
}

extern "C" {

static rubiao_status read_document(void* self, rubiao_text, rubiao_text name, const rubiao_sink* bytes) {
  auto& service = *static_cast<DocumentService*>(self);
  return guard(service.last_error, [&] { return service.read(copy(name), *bytes); });
}

static rubiao_status write_document(void* self, rubiao_text, rubiao_text name, rubiao_text, const char* data,
                                    std::uint64_t size, std::int32_t last) {
  auto& service = *static_cast<DocumentService*>(self);
  return guard(service.last_error, [&] { return service.write(copy(name), copy({data, size}), last != 0); });
}

}  // extern "C"

}  // namespace

DocumentService::DocumentService(fs::path out, LastError& error)
    : last_error(error),
      out_(std::move(out)),
      interface_{sizeof(rubiao_documents), 0, this, read_document, write_document} {}

DocumentService::~DocumentService() {
  for (auto& [name, stream] : open_) {
    stream.close();
    std::error_code ignored;
    fs::remove(out_ / part_name(name), ignored);
  }
}

std::string DocumentService::serve(const std::string& path) {
  const std::string name = path == "-" ? "stdin" : fs::path(path).filename().string();
  if (path != "-") demand_readable_file(path);
  const auto [known, first] = served_.emplace(name, path);
  if (!first && known->second != path)
    throw Failure(rubiao_invalid_input, {"两个文件同名：" + known->second + " 和 " + path + "。",
                                         "Two files have one name: " + known->second + " and " + path + "."});
  return name;
}

rubiao_status DocumentService::read(const std::string& name, const rubiao_sink& bytes) {
  const auto known = served_.find(name);
  if (known == served_.end())
    throw Failure(rubiao_not_found, {"文件 " + name + " 未在命令行中给出。",
                                     "The document " + name + " was not named on the command line."});
  std::ifstream input(known->second == "-" ? standard_input : known->second, std::ios::binary);
  if (!input)
    throw Failure(rubiao_not_found, {"无法读取 " + known->second + "。", known->second + " cannot be read."});
  std::string chunk(1U << 16U, '\0');
  while (input.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || input.gcount() > 0)
    if (bytes.write(bytes.self, chunk.data(), static_cast<std::uint64_t>(input.gcount())) != 0)
      return rubiao_cancelled;
  return input.bad() ? rubiao_host_failed : rubiao_ok;
}

std::ofstream& DocumentService::open_piece(const std::string& name) {
  const auto known = open_.find(name);
  if (known != open_.end()) return known->second;
  fs::create_directories(out_);
  return open_.emplace(name, std::ofstream(out_ / part_name(name), std::ios::binary | std::ios::trunc))
      .first->second;
}

rubiao_status DocumentService::write(const std::string& name, std::string_view piece, bool last) {
  if (!is_safe_document_name(name))
    throw Failure(rubiao_invalid_input,
                  {"文件名不可用：" + name + "。", "Not a usable document name: " + name + "."});
  std::ofstream& stream = open_piece(name);
  stream.write(piece.data(), static_cast<std::streamsize>(piece.size()));
  if (last) stream.close();
  if (stream.fail())
    throw Failure(rubiao_host_failed, {"写入 " + path_of(name).string() + " 失败；请检查权限和磁盘空间。",
                                       "Writing " + path_of(name).string() +
                                           " failed; check the permissions and the space on the disk."});
  if (!last) return rubiao_ok;
  open_.erase(name);
  fs::rename(out_ / part_name(name), path_of(name));
  return rubiao_ok;
}

bool is_safe_document_name(const std::string& name) {
  if (name.empty() || name.size() > 200 || name.front() == '.' || find_broken_utf8(name)) return false;
  for (const char c : name)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '/' || c == '\\' || c == ':') return false;
  return true;
}

}  // namespace erp
