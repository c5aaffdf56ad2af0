// The sample Windows in one folder and some data in another, as one target: that Windows calls them C: and Q:.
#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <utility>

#include "host/target/target.hpp"
#include "tests/sample/sample_disk.hpp"
#include "tests/temporary_folder.hpp"

namespace lifeboat::testing {

struct TwoDisks {
  TemporaryFolder windows;
  TemporaryFolder data;

  TwoDisks() {
    REQUIRE(sample::make_sample_folder(windows.path().string()));
    std::ofstream(data.path() / "Notes.txt") << "on the other disk";
  }

  [[nodiscard]] std::unique_ptr<target::Target> open() const {
    const std::vector<std::string> paths = {data.path().string(), windows.path().string()};
    auto target = target::Target::open(paths).value();
    target->volumes().at(0).partition_guid = "09931f21-7faf-44a9-81d8-1e73c14b9eaf";
    target->installations().at(0).mounted_devices = {
        {'Q', target::GuidPlace{"09931f21-7faf-44a9-81d8-1e73c14b9eaf"}}};
    return target;
  }
};

}  // namespace lifeboat::testing
