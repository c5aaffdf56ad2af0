// Fills a hive by few words a line: builder.at("Setup").dword("SetupType", 0).text("CmdLine", "").
// The first failure sticks and is what `finish` answers.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "host/registry/hive.hpp"

namespace lifeboat::sample {

class HiveBuilder {
 public:
  explicit HiveBuilder(std::string name);

  // The key that the values below go to, made with all above it.
  HiveBuilder& at(std::string_view path);
  HiveBuilder& text(std::string_view name, std::string_view value);
  HiveBuilder& expandable(std::string_view name, std::string_view value);
  HiveBuilder& texts(std::string_view name, std::initializer_list<std::string_view> values);
  HiveBuilder& dword(std::string_view name, std::uint32_t value);
  HiveBuilder& binary(std::string_view name, std::span<const std::byte> value);
  HiveBuilder& value(std::string_view name, std::uint32_t type, std::span<const std::byte> data);
  // Makes the key a symbolic link to a path of the kernel's ("\Registry\Machine\…").
  HiveBuilder& link(std::string_view target);

  // The file's bytes.
  [[nodiscard]] Result<std::vector<std::byte>> finish() const;

 private:
  registry::Hive hive_;
  registry::Cell key_;
  std::vector<registry::Cell> links_;
  Status status_;
};

}  // namespace lifeboat::sample
