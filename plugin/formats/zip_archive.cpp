// SPDX-License-Identifier: Apache-2.0
#include "formats/zip_archive.h"

#include <Poco/DateTime.h>
#include <Poco/Exception.h>
#include <Poco/Path.h>
#include <Poco/Zip/Compress.h>

#include <sstream>

#include "base/error.h"

namespace rubiao::formats {

std::string write_zip(std::span<const ZipEntry> entries) {
  try {
    std::ostringstream out;
    Poco::Zip::Compress zip(out, true);
    const Poco::DateTime first_day(1980, 1, 1);
    for (const ZipEntry& entry : entries) {
      std::istringstream in(entry.bytes);
      zip.addFile(in, first_day, Poco::Path(entry.path, Poco::Path::PATH_UNIX));
    }
    zip.close();
    return out.str();
  } catch (const Poco::Exception& failure) {
    throw Error(Status::internal,
                Problem{.message = {"压缩包未能写出：" + failure.displayText(),
                                    "the zip archive was not written: " + failure.displayText()}});
  }
}

}  // namespace rubiao::formats
