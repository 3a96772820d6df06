// SPDX-License-Identifier: Apache-2.0
// Digests of accounting content: SHA-256 for voucher content, proposals and rule files; SM3 (GB/T 32905) or
// SHA-256 for the hash chain. OpenSSL does the work; the algorithm is fetched once per Hasher and reused.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace rubiao {

using Digest = std::array<std::uint8_t, 32>;

enum class HashAlgorithm : std::uint8_t { sm3, sha256 };

[[nodiscard]] std::string_view name(HashAlgorithm algorithm);  // "sm3", "sha256"

class Hasher {
 public:
  explicit Hasher(HashAlgorithm algorithm);
  ~Hasher();
  Hasher(Hasher&&) noexcept;
  Hasher& operator=(Hasher&&) noexcept;

  // Bytes as they are.
  void add(std::string_view bytes);
  // A number as eight bytes, most significant first: the same on every machine.
  void add_number(std::int64_t number);
  // A text with its length before it, so that ("ab", "c") and ("a", "bc") differ.
  void add_text(std::string_view text);
  // The digest of what was added; the hasher starts anew.
  [[nodiscard]] Digest finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] Digest sha256(std::string_view bytes);
[[nodiscard]] std::string to_hex(const Digest& digest);

}  // namespace rubiao
