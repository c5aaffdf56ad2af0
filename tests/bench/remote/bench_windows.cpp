#include "tests/bench/remote/bench_windows.hpp"

#include <fstream>
#include <pugixml.hpp>
#include <stdexcept>

#include "tests/sample/hive_builder.hpp"
#include "tests/sample/sample_windows.hpp"

namespace lifeboat::bench {
namespace {

constexpr int k_values = 3000;

std::vector<std::byte> software_hive() {
  sample::HiveBuilder builder("SOFTWARE");
  builder.at("Microsoft\\Windows NT\\CurrentVersion").text("ProductName", "Windows 10 Pro").text("CurrentBuild", "22631");
  builder.at("Bench");
  for (int i = 0; i < k_values; ++i) {
    const std::string number = std::to_string(i);
    builder.text("Value " + std::string(4 - number.size(), '0') + number,
                 "C:\\Program Files\\Vendor " + number + "\\component-" + std::to_string(i * 7919 % 100'003) + ".dll");
  }
  auto bytes = builder.finish();
  if (!bytes) throw std::runtime_error(bytes.error().message);
  return std::move(*bytes);
}

void write(const std::filesystem::path& file, const std::vector<std::byte>& bytes) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

void make_bench_windows(const std::filesystem::path& folder) {
  const auto files = sample::windows_files(sample::windows_11());
  if (!files) throw std::runtime_error(files.error().message);
  for (const auto& file : *files) {
    std::string path = file.path;
    for (char& each : path) each = each == '\\' ? '/' : each;
    const bool is_software = std::filesystem::path(path).filename() == "SOFTWARE";
    write(folder / "windows" / std::filesystem::path(path).relative_path(), is_software ? software_hive() : file.bytes);
  }
}

void write_settings(const std::filesystem::path& folder) {
  std::ofstream(folder / "lifeboat.toml") << "[remote]\nconfirmation = false\ninventory = \"" << (folder / "inv32.xml").string()
                                          << "\"\n";
}

InventoryEntry read_inventory(const std::filesystem::path& file) {
  pugi::xml_document document;
  if (!document.load_file(file.c_str())) throw std::runtime_error("no inventory");
  const auto root = document.child("E");
  return {root.child("A").attribute("ID").value(),
          static_cast<std::uint16_t>(root.child("C").child("T").child("L").attribute("P").as_uint())};
}

}  // namespace lifeboat::bench
