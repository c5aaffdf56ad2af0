// One hive in a folder of its own, with its logs if it has any, worked on by the command line and read by hivexget.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/e2e/console_session.hpp"
#include "tests/e2e/offline_image.hpp"

namespace lifeboat::e2e {

struct BareHive {
  TemporaryFolder folder;
  std::filesystem::path file;

  // SYSTEM of the sample disk's first Windows.
  BareHive() : file(folder.path() / "SYSTEM") {
    constexpr int k_first_windows_partition = 2;
    OfflineImage image(sample_disk(), k_first_windows_partition);
    std::filesystem::copy_file(image.extract("/Windows/System32/config/SYSTEM"), file);
  }
  BareHive(const std::filesystem::path& samples, const std::string& name) : file(folder.path() / name) {
    for (const char* ending : {"", ".LOG1", ".LOG2"}) {
      const auto copy = folder.path() / (name + ending);
      std::filesystem::copy_file(samples / (name + ending), copy);
      std::filesystem::permissions(copy, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
    }
  }

  [[nodiscard]] Finished regedit(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {lifeboat_program(), "regedit"});
    arguments.insert(arguments.end(), {"--hive", file.string()});
    return run(arguments);
  }
  [[nodiscard]] std::string value(const std::string& key, const std::string& name) const {
    return run({"hivexget", file.string(), "\\" + key, name}).output;
  }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder.path() / name).string(); }
};

inline void require_done(const Finished& finished) {
  INFO(finished.errors << finished.output);
  REQUIRE(finished.exit_code == 0);
}

}  // namespace lifeboat::e2e
