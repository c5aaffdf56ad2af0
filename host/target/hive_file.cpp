#include "host/target/hive_file.hpp"

namespace lifeboat::target {

Result<registry::HiveMemory> read_hive_file(VolumeAccess& volume, const std::string& path,
                                            const registry::ReadWatch& watch) {
  return volume.open_for_reading(path).and_then([&](const UniqueFd& file) {
    return registry::HiveMemory::read(file.get(), k_hive_limit_bytes, watch);
  });
}

}  // namespace lifeboat::target
