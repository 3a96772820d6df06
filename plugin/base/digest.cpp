// SPDX-License-Identifier: Apache-2.0
#include "base/digest.h"

#include <openssl/evp.h>

#include "base/error.h"

namespace rubiao {
namespace {

void demand(int answer) {
  if (answer != 1) {
    throw Error(Status::internal,
                Problem{.message = {"摘要算法不可用", "the digest algorithm is not available"}});
  }
}

}  // namespace

struct Hasher::State {
  EVP_MD* algorithm;
  EVP_MD_CTX* context;
  explicit State(HashAlgorithm which)
      : algorithm(EVP_MD_fetch(nullptr, which == HashAlgorithm::sm3 ? "SM3" : "SHA256", nullptr)),
        context(EVP_MD_CTX_new()) {
    demand(algorithm != nullptr && context != nullptr ? EVP_DigestInit_ex2(context, algorithm, nullptr) : 0);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    EVP_MD_CTX_free(context);
    EVP_MD_free(algorithm);
  }
};

std::string_view name(HashAlgorithm algorithm) {
  return algorithm == HashAlgorithm::sm3 ? "sm3" : "sha256";
}

Hasher::Hasher(HashAlgorithm algorithm) : state_(std::make_unique<State>(algorithm)) {}
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::add(std::string_view bytes) {
  demand(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()));
}

void Hasher::add_number(std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  char bytes[8];
  for (int i = 0; i < 8; ++i) bytes[i] = static_cast<char>(bits >> (56 - 8 * i));
  add({bytes, sizeof bytes});
}

void Hasher::add_text(std::string_view text) {
  add_number(static_cast<std::int64_t>(text.size()));
  add(text);
}

Digest Hasher::finish() {
  Digest digest;
  unsigned size = 0;
  demand(EVP_DigestFinal_ex(state_->context, digest.data(), &size));
  demand(EVP_DigestInit_ex2(state_->context, state_->algorithm, nullptr));
  return digest;
}

Digest sha256(std::string_view bytes) {
  Hasher hasher(HashAlgorithm::sha256);
  hasher.add(bytes);
  return hasher.finish();
}

std::string to_hex(const Digest& digest) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : digest) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

}  // namespace rubiao
