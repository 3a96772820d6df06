// SPDX-License-Identifier: Apache-2.0
// SHA-256 by OpenSSL 3, written as 64 lower-case hex digits.
#include "sha256.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include "failure.h"

namespace erp {

std::string sha256_hex(std::string_view bytes) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest, &size, EVP_sha256(), nullptr) != 1)
    throw Failure(rubiao_internal, {"无法计算 SHA-256。", "SHA-256 could not be computed."});
  std::string hex;
  for (unsigned int i = 0; i < size; ++i) hex += fmt::format("{:02x}", digest[i]);
  return hex;
}

}  // namespace erp
