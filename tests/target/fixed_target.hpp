// A target of disks, volumes and installations that a test writes down.
#pragma once

#include <string>
#include <vector>

#include "host/target/target.hpp"

namespace lifeboat::testing {

class FixedTarget : public target::Target {
 public:
  const std::string& path() const override { return path_; }
  const std::vector<target::Disk>& disks() const override { return disks_; }
  std::vector<target::Volume>& volumes() override { return volumes_; }
  std::vector<target::Installation>& installations() override { return installations_; }
  const std::vector<std::string>& notices() const override { return notices_; }

  std::string path_ = "disk.img";
  std::vector<target::Disk> disks_ = {{"disk.img", {}}};
  std::vector<target::Volume> volumes_;
  std::vector<target::Installation> installations_;
  std::vector<std::string> notices_;
};

}  // namespace lifeboat::testing
