// All of a hive as text, one line a key or value in the order of the lists, for comparing hives.
#pragma once

#include <catch2/catch.hpp>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "host/registry/hive.hpp"

namespace lifeboat::registry::test {

inline std::vector<std::byte> bytes_of(std::string_view text) {
  std::vector<std::byte> bytes(text.size());
  if (!text.empty()) std::memcpy(bytes.data(), text.data(), text.size());
  return bytes;
}

inline std::vector<std::byte> copy_of(const Hive& hive) { return {hive.bytes().begin(), hive.bytes().end()}; }

inline std::vector<std::byte> read_whole_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return bytes_of(std::string((std::istreambuf_iterator<char>(file)), {}));
}

template <class T>
T required(Result<T> result) {
  INFO((result ? std::string() : result.error().message));
  REQUIRE(result.has_value());
  return std::move(*result);
}

inline void require_done(const Status& status) {
  INFO((status ? std::string() : status.error().message));
  REQUIRE(status.has_value());
}

inline void append_key(const Hive& hive, Cell key, const std::string& path, std::string& out) {
  out += path + "\n";
  for (const Cell value : required(hive.values(key))) {
    const ValueInfo info = required(hive.value(value));
    const auto data = required(hive.value_data(value));
    out += path + " = " + info.name + ":" + std::to_string(info.type) + ":";
    out.append(reinterpret_cast<const char*>(data.data()), data.size());
    out += "\n";
  }
  for (const Cell subkey : required(hive.subkeys(key))) {
    append_key(hive, subkey, path + "\\" + required(hive.key(subkey)).name, out);
  }
}

inline std::string text_of(const Hive& hive) {
  std::string out;
  append_key(hive, hive.root(), "", out);
  return out;
}

}  // namespace lifeboat::registry::test
