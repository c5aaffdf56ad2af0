// The registry of the sample Windows in a folder of its own: needs neither root nor real hives.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "host/registry/offline/save.hpp"
#include "host/target/target.hpp"
#include "tests/sample/sample_disk.hpp"
#include "tests/sample/sample_windows.hpp"
#include "tests/temporary_folder.hpp"

namespace lifeboat::registry::testing {

inline constexpr const char* k_spooler = R"(HKLM\SYSTEM\CurrentControlSet\Services\Spooler)";

struct SampleRegistry {
  lifeboat::testing::TemporaryFolder temporary;
  std::filesystem::path folder = temporary.path();
  std::unique_ptr<target::Target> target;
  std::unique_ptr<OfflineRegistry> registry;
  std::string bob = sample::windows_11().users.at(1).sid;

  SampleRegistry() {
    REQUIRE(sample::make_sample_folder(folder.string()));
    reopen();
  }

  void reopen() {
    registry.reset();
    target.reset();
    auto opened = target::Target::open(folder.string());
    REQUIRE(opened);
    target = std::move(*opened);
    REQUIRE(target->installations().size() == 1);
    registry = OfflineRegistry::of_installation(*target, target->installations().front());
  }

  void put(const std::string& path, const std::vector<std::byte>& bytes) {
    std::ofstream file(folder / path, std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    REQUIRE(file.good());
  }

  Node at(std::string_view path) {
    auto node = registry->resolve(path);
    INFO((node ? std::string(path) : node.error().message));
    REQUIRE(node);
    return *node;
  }

  std::vector<std::string> names(std::string_view path) {
    const Node node = at(path);
    const auto children = registry->children(node);
    REQUIRE(children);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < children->cells.size(); ++i) {
      names.push_back(registry->child_name(node, *children, i).value());
    }
    return names;
  }

  bool has(std::string_view path) { return registry->resolve(path).has_value(); }

  std::uint32_t start_type() {
    const Node node = at(k_spooler);
    const Hive& hive = **node.slot->hive();
    const auto data = hive.find_value(node.cell, "START").and_then([&](Cell value) { return hive.value_data(value); });
    REQUIRE(data);
    return std::to_integer<std::uint32_t>(data->front());
  }

  void set_start_type(std::uint8_t type) {
    const std::byte data[4] = {std::byte{type}};
    REQUIRE(registry->set_value(at(k_spooler), "Start", k_reg_dword, data));
  }
};

}  // namespace lifeboat::registry::testing
