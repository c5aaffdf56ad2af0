#include "host/target/machine_disks.hpp"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <system_error>

#include "host/target/target.hpp"

namespace lifeboat::target {
namespace {

namespace fs = std::filesystem;

// 0 for what is not there.
std::uint64_t number_in(const fs::path& file) {
  std::uint64_t number = 0;
  std::ifstream(file) >> number;
  return number;
}

bool is_optical_or_floppy(const std::string& name) { return name.starts_with("sr") || name.starts_with("fd"); }

// What has no device behind it lies on other disks, or in memory.
bool is_disk(const fs::path& entry) {
  std::error_code error;
  return fs::exists(entry / "device", error) && number_in(entry / "hidden") == 0 && number_in(entry / "size") > 0 &&
         !is_optical_or_floppy(entry.filename().string());
}

// "cciss!c0d0" is /dev/cciss/c0d0.
std::string device_of(std::string name) {
  std::ranges::replace(name, '!', '/');
  return "/dev/" + name;
}

// sdb before sdaa, nvme2n1 before nvme10n1; kinds by their names.
bool comes_before(const std::string& one, const std::string& other) {
  const auto kind_of = [](const std::string& name) { return name.substr(0, 2); };
  if (kind_of(one) != kind_of(other)) return kind_of(one) < kind_of(other);
  return one.size() != other.size() ? one.size() < other.size() : one < other;
}

}  // namespace

std::vector<std::string> machine_disks(const fs::path& sysfs) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator each(sysfs / "block", error), end; !error && each != end; each.increment(error)) {
    if (is_disk(each->path())) names.push_back(each->path().filename().string());
  }
  std::ranges::sort(names, comes_before);
  names.resize(std::min(names.size(), k_max_disks));
  std::ranges::transform(names, names.begin(), device_of);
  return names;
}

}  // namespace lifeboat::target
