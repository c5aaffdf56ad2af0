// Hives to measure on, made by our own engine, the same at every run.
#pragma once

#include <filesystem>
#include <string>

namespace lifeboat::bench {

// Like HKLM\SOFTWARE\Classes of a full machine: GUIDs and file types with a few values each, texts, numbers and some
// binary data up to 20 KB. Its file is at least that long.
[[nodiscard]] std::filesystem::path software_hive(const std::filesystem::path& folder, std::size_t at_least_bytes);

// A root with `count` subkeys named as name_of_subkey says.
[[nodiscard]] std::filesystem::path wide_hive(const std::filesystem::path& folder, int count);
[[nodiscard]] std::string name_of_subkey(int number);

}  // namespace lifeboat::bench
