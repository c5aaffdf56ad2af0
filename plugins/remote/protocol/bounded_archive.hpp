// Cereal archives for bytes of a stranger. Stock cereal reads a size and allocates it: nine bytes cost 2 GiB. Ours
// refuses any size larger than what is left of the message before anything is allocated, so a message never costs
// more memory than a small multiple of its own length.
//
// Format: integers in little-endian order (the order of every machine that Lifeboat runs on; frame headers and the
// handshake are big endian, as networks have it), bool as one byte that is 0 or 1, sizes as u32, enumerations as
// their underlying type. No floating point, no pointers. A reader throws cereal::Exception; decode_message catches
// it.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <type_traits>
#include <vector>

#include <cereal/cereal.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>

namespace lifeboat::remote::protocol {

class BoundedWriter : public cereal::OutputArchive<BoundedWriter, cereal::AllowEmptyClassElision> {
 public:
  explicit BoundedWriter(std::vector<std::uint8_t>& out) : OutputArchive(this), out_(out) {}

  template <std::integral T>
  void write_integer(T value) {
    auto rest = static_cast<std::uint64_t>(value);
    for (std::size_t i = 0; i < sizeof(T); ++i, rest >>= 8U) out_.push_back(static_cast<std::uint8_t>(rest));
  }
  void write_size(std::uint64_t size) {
    if (size > std::numeric_limits<std::uint32_t>::max()) throw cereal::Exception("too large for a message");
    write_integer(static_cast<std::uint32_t>(size));
  }
  void write_bytes(const void* data, std::size_t size) {
    const auto* bytes = static_cast<const std::uint8_t*>(data);
    out_.insert(out_.end(), bytes, bytes + size);
  }

 private:
  std::vector<std::uint8_t>& out_;
};

class BoundedReader : public cereal::InputArchive<BoundedReader, cereal::AllowEmptyClassElision> {
 public:
  explicit BoundedReader(std::span<const std::uint8_t> bytes) : InputArchive(this), rest_(bytes) {}

  template <std::integral T>
  void read_integer(T& value) {
    std::uint64_t read = 0;
    const auto bytes = take(sizeof(T));
    for (std::size_t i = 0; i < sizeof(T); ++i) read |= std::uint64_t{bytes[i]} << (8U * i);
    if constexpr (std::same_as<T, bool>) {
      if (read > 1) throw cereal::Exception("neither true nor false");
      value = read == 1;
    } else {
      value = static_cast<T>(read);
    }
  }
  // Every element takes at least one byte, so a size beyond the rest is a lie.
  template <class T>
  void read_size(T& size) {
    std::uint32_t read = 0;
    read_integer(read);
    if (read > rest_.size()) throw cereal::Exception("a size larger than the message");
    size = static_cast<T>(read);
  }
  void read_bytes(void* data, std::size_t size) {
    const auto bytes = take(size);
    if (size != 0) std::memcpy(data, bytes.data(), size);
  }

 private:
  std::span<const std::uint8_t> take(std::size_t size) {
    if (size > rest_.size()) throw cereal::Exception("cut short");
    const auto taken = rest_.first(size);
    rest_ = rest_.subspan(size);
    return taken;
  }
  std::span<const std::uint8_t> rest_;
};

// What cereal finds by argument-dependent lookup; the names are its own.
template <std::integral T>
void CEREAL_SAVE_FUNCTION_NAME(BoundedWriter& archive, const T& value) {
  archive.write_integer(value);
}
template <std::integral T>
void CEREAL_LOAD_FUNCTION_NAME(BoundedReader& archive, T& value) {
  archive.read_integer(value);
}
template <class T>
void CEREAL_SAVE_FUNCTION_NAME(BoundedWriter& archive, const cereal::SizeTag<T>& tag) {
  archive.write_size(tag.size);
}
template <class T>
void CEREAL_LOAD_FUNCTION_NAME(BoundedReader& archive, cereal::SizeTag<T>& tag) {
  archive.read_size(tag.size);
}
template <class T>
void CEREAL_SAVE_FUNCTION_NAME(BoundedWriter& archive, const cereal::BinaryData<T>& data) {
  static_assert(sizeof(std::remove_pointer_t<std::remove_reference_t<T>>) == 1, "byte order would be the machine's");
  archive.write_bytes(data.data, static_cast<std::size_t>(data.size));
}
template <class T>
void CEREAL_LOAD_FUNCTION_NAME(BoundedReader& archive, cereal::BinaryData<T>& data) {
  static_assert(sizeof(std::remove_pointer_t<std::remove_reference_t<T>>) == 1, "byte order would be the machine's");
  archive.read_bytes(data.data, static_cast<std::size_t>(data.size));
}

}  // namespace lifeboat::remote::protocol

// Cereal's way to serialise enumerations asks each archive for its counterpart.
CEREAL_SETUP_ARCHIVE_TRAITS(lifeboat::remote::protocol::BoundedReader, lifeboat::remote::protocol::BoundedWriter)
