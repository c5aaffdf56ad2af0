// A copy of the sample disk, for one machine to work on.
#pragma once

#include <catch2/catch.hpp>

#include "tests/e2e/console_session.hpp"

namespace lifeboat::vm {

class DiskCopy {
 public:
  DiskCopy() : image_(folder_.path() / "disk.img") {
    REQUIRE(e2e::run({"cp", "--sparse=always", e2e::sample_disk().string(), image_.string()}).exit_code == 0);
  }
  [[nodiscard]] const std::filesystem::path& image() const { return image_; }

 private:
  e2e::TemporaryFolder folder_;
  std::filesystem::path image_;
};

}  // namespace lifeboat::vm
