// SPDX-License-Identifier: Apache-2.0
// Bits: a set of small numbers (rows of a table, elements of a column) as a row of machine words. All sets
// that meet in one operation have the same length; the callers see to that.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace rubiao::rulebook {

class Bits {
 public:
  explicit Bits(std::size_t size, bool full = false)
      : words_((size + 63) / 64, full ? ~std::uint64_t{0} : 0) {
    if (full && size % 64 != 0) words_.back() = (std::uint64_t{1} << size % 64) - 1;
  }

  void set(std::size_t at) { words_[at / 64] |= std::uint64_t{1} << at % 64; }
  [[nodiscard]] bool has(std::size_t at) const { return (words_[at / 64] >> at % 64 & 1) != 0; }

  Bits& operator&=(const Bits& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    return *this;
  }
  Bits& operator|=(const Bits& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }
  // Takes away what is in the other.
  Bits& operator-=(const Bits& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
    return *this;
  }
  [[nodiscard]] bool meets(const Bits& other) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if ((words_[i] & other.words_[i]) != 0) return true;
    }
    return false;
  }
  friend Bits operator&(Bits a, const Bits& b) { return a &= b; }
  friend Bits operator-(Bits a, const Bits& b) { return a -= b; }

  [[nodiscard]] bool empty() const {
    for (const std::uint64_t word : words_) {
      if (word != 0) return false;
    }
    return true;
  }
  [[nodiscard]] std::size_t first() const { return next(0); }  // npos if empty
  [[nodiscard]] std::size_t next(std::size_t from) const {
    for (std::size_t i = from / 64; i < words_.size(); ++i) {
      const std::uint64_t word = i == from / 64 ? words_[i] >> from % 64 << from % 64 : words_[i];
      if (word != 0) return i * 64 + static_cast<std::size_t>(std::countr_zero(word));
    }
    return npos;
  }

  [[nodiscard]] std::span<const std::uint64_t> words() const { return words_; }

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace rubiao::rulebook
