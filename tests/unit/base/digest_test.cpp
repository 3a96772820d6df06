// SPDX-License-Identifier: Apache-2.0
// Known answers: SHA-256 from FIPS 180-4, SM3 from GB/T 32905 appendix A.
#include "base/digest.h"

#include <doctest/doctest.h>

namespace rubiao {
namespace {

std::string sm3(std::string_view bytes) {
  Hasher hasher(HashAlgorithm::sm3);
  hasher.add(bytes);
  return to_hex(hasher.finish());
}

TEST_CASE("SHA-256") {
  CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(to_hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(to_hex(sha256(std::string(1'000'000, 'a'))) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("SM3") {
  CHECK(sm3("abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  std::string sixteen;
  for (int i = 0; i < 16; ++i) sixteen += "abcd";
  CHECK(sm3(sixteen) == "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
}

TEST_CASE("a hasher starts anew, and framing tells texts apart") {
  Hasher hasher(HashAlgorithm::sha256);
  hasher.add("a");
  hasher.add("bc");
  const Digest first = hasher.finish();
  CHECK(first == sha256("abc"));
  hasher.add("abc");
  CHECK(hasher.finish() == first);
  hasher.add_text("ab");
  hasher.add_text("c");
  const Digest apart = hasher.finish();
  hasher.add_text("a");
  hasher.add_text("bc");
  CHECK(hasher.finish() != apart);
  hasher.add_number(-2);
  CHECK(hasher.finish() == sha256("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFE"));
  CHECK(name(HashAlgorithm::sm3) == "sm3");
  CHECK(name(HashAlgorithm::sha256) == "sha256");
}

}  // namespace
}  // namespace rubiao
