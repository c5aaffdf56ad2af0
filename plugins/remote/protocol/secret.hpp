// Secret<N>: N bytes that nobody else shall read: in memory of their own between guard pages, locked where the system
// lets us, left out of core dumps, wiped when given back. Move-only, so a copy is always a decision (`copy`).
#pragma once

#include <sodium.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <span>

namespace lifeboat::remote::protocol {

template <std::size_t N>
class Secret {
 public:
  using Bytes = std::span<std::uint8_t, N>;
  using ConstBytes = std::span<const std::uint8_t, N>;

  // N zeros. Throws std::bad_alloc.
  Secret() : memory_(allocate()) { sodium_memzero(memory_.get(), N); }
  explicit Secret(ConstBytes bytes) : memory_(allocate()) { std::copy(bytes.begin(), bytes.end(), memory_.get()); }

  [[nodiscard]] Secret copy() const { return Secret(bytes()); }

  // Not of a Secret that was moved from.
  [[nodiscard]] Bytes bytes() { return Bytes(memory_.get(), N); }
  [[nodiscard]] ConstBytes bytes() const { return ConstBytes(memory_.get(), N); }
  [[nodiscard]] std::uint8_t* data() { return memory_.get(); }
  [[nodiscard]] const std::uint8_t* data() const { return memory_.get(); }

 private:
  struct Free {
    void operator()(std::uint8_t* memory) const noexcept { sodium_free(memory); }
  };
  // sodium_malloc must not be called before sodium_init, which does nothing but the first time.
  static std::uint8_t* allocate() {
    if (sodium_init() < 0) throw std::bad_alloc();
    auto* memory = static_cast<std::uint8_t*>(sodium_malloc(N));
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
  }
  std::unique_ptr<std::uint8_t, Free> memory_;
};

}  // namespace lifeboat::remote::protocol
