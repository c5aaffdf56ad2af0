#include "host/target/find_installations.hpp"

#include <algorithm>

#include "host/target/installation_facts.hpp"
#include "host/target/pe_architecture.hpp"
#include "host/target/windows_path.hpp"

namespace lifeboat::target {
namespace {

// cmd.exe has about 300 KB; ten times that is still cheap to read, and more is no cmd.exe.
constexpr std::uint64_t k_max_cmd_bytes = 4 << 20;

// Windows' own names come first, then the disk's order, which NTFS sorts.
int rank(const std::string& name) {
  if (is_same_name(name, "Windows")) return 0;
  return is_same_name(name, "WINNT") ? 1 : 2;
}

std::vector<std::string> top_level_folders(Volume& volume) {
  auto entries = volume.access->list("");
  if (!entries) {
    volume.problem = entries.error().message;
    volume.access.reset();
    return {};
  }
  std::vector<std::string> names;
  for (const DirectoryEntry& entry : *entries) {
    if (entry.is_directory) names.push_back(entry.name);
  }
  std::sort(names.begin(), names.end());
  std::stable_sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return names;
}

std::string read_architecture(VolumeAccess& access, const std::string& program) {
  auto bytes = access.read_file(program, k_max_cmd_bytes);
  return bytes ? pe_architecture(*bytes) : "";
}

}  // namespace

std::vector<Installation> find_installations(Volume& volume) {
  std::vector<Installation> found;
  if (!volume.access) return found;
  for (const std::string& name : top_level_folders(volume)) {
    const auto config = volume.access->resolve(name + "/System32/config");
    const auto program = volume.access->resolve(name + "/System32/cmd.exe");
    if (!config || !program) continue;
    Installation installation;
    installation.system_root = with_backslashes(name);
    installation.config_folder = *config;
    installation.product = "Windows";
    installation.architecture = read_architecture(*volume.access, *program);
    read_facts(*volume.access, installation);
    found.push_back(std::move(installation));
  }
  return found;
}

}  // namespace lifeboat::target
