// SPDX-License-Identifier: Apache-2.0
// The usual answers of the system have their own words; a rare one is given by its number and in English.
#include "file_access.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <utility>
#include <vector>

namespace erp {

namespace fs = std::filesystem;

namespace {

struct Reason {
  std::errc code;
  Text words;
};

const std::vector<Reason>& reasons() {
  static const std::vector<Reason> all = {
      {std::errc::permission_denied,
       {"没有权限；请检查该路径的权限", "permission denied; check the permissions of this path"}},
      {std::errc::operation_not_permitted,
       {"系统不允许；请检查该路径的权限", "not permitted; check the permissions of this path"}},
      {std::errc::too_many_symbolic_link_levels,
       {"符号链接成环；请改正链接", "symbolic links in a circle; mend the link"}},
      {std::errc::no_space_on_device, {"磁盘已满；请腾出空间", "the disk is full; make room"}},
      {std::errc::read_only_file_system,
       {"文件系统只读；请换一个可写的位置", "the file system is read-only; use another place"}},
      {std::errc::not_a_directory,
       {"路径中有一段不是文件夹；请核对路径", "a part of the path is no folder; check the path"}},
      {std::errc::file_exists,
       {"已有同名文件；请换一个名称", "a file of this name is there; use another name"}},
      {std::errc::is_a_directory, {"这是文件夹；请给出文件", "it is a folder; name a file"}},
      {std::errc::filename_too_long,
       {"名称过长；请用较短的路径", "the name is too long; use a shorter path"}},
      {std::errc::no_such_file_or_directory,
       {"没有这个文件或文件夹；请核对路径", "no such file or folder; check the path"}}};
  return all;
}

Text reason_of(const std::error_code& code) {
  for (const Reason& reason : reasons())
    if (code == reason.code) return reason.words;
  return {
      fmt::format("系统错误 {}（{}）；请检查路径、权限和磁盘", code.value(), code.message()),
      fmt::format("system error {} ({}); check path, permissions and disk", code.value(), code.message())};
}

std::error_code last_system_error() {
  return {errno, std::generic_category()};
}

// The status of what a path leads to. An error that is no mere absence is refused.
fs::file_status status_of(const fs::path& path) {
  std::error_code code;
  const fs::file_status status = fs::status(path, code);
  if (status.type() == fs::file_type::none) throw file_failure(rubiao_invalid_input, path.string(), code);
  return status;
}

}  // namespace

Failure file_failure(rubiao_status status, const std::string& path, const std::error_code& code) {
  const Text reason = reason_of(code);
  return Failure(
      status, {"无法使用 " + path + "：" + reason.zh + "。", path + " cannot be used: " + reason.en + "."});
}

DraftFile::DraftFile(fs::path file, const std::string& bytes)
    : file_(std::move(file)), part_(file_.string() + ".part") {
  demand_output_folder(file_.parent_path().empty() ? "." : file_.parent_path());
  fs::create_directories(fs::absolute(file_).parent_path());
  std::error_code ignored;
  fs::remove(part_, ignored);
  errno = 0;
  std::ofstream stream(part_, std::ios::binary | std::ios::trunc);
  stream << bytes;
  stream.close();
  if (stream) return;
  const std::error_code failed = last_system_error();
  fs::remove(part_, ignored);
  throw file_failure(rubiao_store_failed, file_.string(), failed);
}

DraftFile::~DraftFile() {
  if (part_.empty()) return;
  std::error_code ignored;
  fs::remove(part_, ignored);
}

void DraftFile::publish() {
  std::error_code failed;
  fs::rename(part_, file_, failed);
  if (failed) throw file_failure(rubiao_store_failed, file_.string(), failed);
  part_.clear();
}

void write_file(const fs::path& file, const std::string& bytes) {
  DraftFile(file, bytes).publish();
}

Failure file_failure(const fs::filesystem_error& error) {
  const std::string to = error.path2().empty() ? "" : " → " + error.path2().string();
  return file_failure(rubiao_store_failed, error.path1().string() + to, error.code());
}

void demand_readable_file(const std::string& path) {
  const fs::file_status status = status_of(path);
  if (!fs::exists(status))
    throw Failure(rubiao_not_found,
                  {"没有文件 " + path + "；请核对路径。", "There is no file " + path + "; check the path."});
  if (fs::is_directory(status))
    throw Failure(rubiao_invalid_input,
                  {path + " 是文件夹；请给出其中的一个文件。", path + " is a folder; name a file in it."});
  if (!fs::is_regular_file(status))
    throw Failure(rubiao_invalid_input,
                  {path + " 不是普通文件；请先存成文件。",
                   path + " is not a regular file; save what it gives to a file first."});
  if (access(path.c_str(), R_OK) != 0) throw file_failure(rubiao_invalid_input, path, last_system_error());
}

void demand_output_folder(const fs::path& folder) {
  fs::path at = fs::absolute(folder);
  while (!fs::exists(status_of(at)) && at.has_relative_path()) at = at.parent_path();
  if (!fs::is_directory(status_of(at)))
    throw Failure(rubiao_invalid_input, {at.string() + " 不是文件夹，文件写不进去；请换一个文件夹。",
                                         at.string() + " is no folder to write to; name another."});
  if (access(at.c_str(), W_OK | X_OK) != 0)
    throw file_failure(rubiao_invalid_input, at.string(), last_system_error());
}

std::string read_file(const std::string& path, std::size_t limit) {
  if (path != standard_input) demand_readable_file(path);
  std::ifstream input(path, std::ios::binary);
  std::string bytes;
  std::string chunk(1U << 16U, '\0');
  while (input.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || input.gcount() > 0) {
    bytes.append(chunk, 0, static_cast<std::size_t>(input.gcount()));
    if (bytes.size() > limit)
      throw Failure(rubiao_invalid_input,
                    {fmt::format("文件 {} 超过 {} MB；请拆成几个文件。", path, limit >> 20U),
                     fmt::format("The file {} is larger than {} MB; split it.", path, limit >> 20U)});
  }
  if (!input.is_open() || input.bad())
    throw Failure(rubiao_not_found, {"读取 " + path + " 出错；请检查文件和磁盘。",
                                     "Reading " + path + " failed; check the file and the disk."});
  return bytes;
}

}  // namespace erp
