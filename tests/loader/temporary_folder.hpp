// A temporary folder to write plug-ins and sidecars into, with the rights that the loader demands.
#pragma once

#include <filesystem>
#include <string_view>

#include "tests/temporary_folder.hpp"

class TemporaryFolder : public lifeboat::testing::TemporaryFolder {
 public:
  // Makes the folders above it too; readable for all, writable for us, whatever the umask.
  std::filesystem::path write(const std::filesystem::path& name, std::string_view content) const;
  std::filesystem::path make_folder(const std::filesystem::path& name) const;
};
