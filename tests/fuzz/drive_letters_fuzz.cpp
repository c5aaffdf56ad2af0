// MountedDevices and the table of letters that follows from it. The input is a row of values: a letter, a length, and
// so many bytes.
#include <algorithm>
#include <span>
#include <string>

#include "host/target/drive_letters.hpp"
#include "host/target/drive_path.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/sample/guid.hpp"
#include "tests/target/fixed_target.hpp"

using namespace lifeboat;
using namespace lifeboat::target;

namespace {

constexpr std::uint32_t k_signature = 0x11223344;
constexpr const char* k_guid = "09931f21-7faf-44a9-81d8-1e73c14b9eaf";

// Two copies of one disk, and a GPT partition.
struct Machine : testing::FixedTarget {
  Machine() {
    disks_ = {{"a", k_signature}, {"b", k_signature}, {"c", {}}};
    volumes_.resize(3);
    for (std::size_t i = 0; i < volumes_.size(); ++i) {
      volumes_[i].disk = i;
      volumes_[i].file_system = "ntfs";
      volumes_[i].offset_bytes = 1 << 20;
    }
    volumes_[2].partition_guid = k_guid;
  }
};

std::vector<MountedDevice> devices_of(std::span<const std::uint8_t> input) {
  std::vector<MountedDevice> devices;
  while (input.size() >= 2) {
    const auto letter = static_cast<char>('A' + input[0] % 26);
    const std::size_t length = std::min<std::size_t>(input[1], input.size() - 2);
    devices.push_back({letter, parse_mounted_place(std::as_bytes(input.subspan(2, length)))});
    input = input.subspan(2 + length);
  }
  return devices;
}

void check_table(Machine& machine, const Installation& windows, const DriveLetters& letters) {
  fuzz_require(letters.findings().size() <= windows.mounted_devices.size() + 3);
  for (char letter = 'A'; letter <= 'Z'; ++letter) {
    const auto volume = letters.volume_of(letter);
    fuzz_require(!volume || *volume < machine.volumes_.size());
  }
  for (std::size_t i = 0; i < machine.volumes_.size(); ++i) {
    const auto letter = letters.letter_of(i);
    fuzz_require(!letter || letters.volume_of(*letter) == i);
    const auto back = resolve_path(letters, with_letter(letters, {i, "\\x"}), i);
    fuzz_require(back && *back == VolumePath{i, "\\x"});
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Machine machine;
  Installation windows;
  windows.mounted_devices = devices_of({data, size});
  windows.volume = size % machine.volumes_.size();
  for (const char* path : {"C:\\Windows", "\\Windows"}) {
    windows.windows_path = path;
    const DriveLetters letters = windows_letters(machine, windows);
    check_table(machine, windows, letters);
    if (*path == 'C') fuzz_require(letters.volume_of('C') == windows.volume);
  }
  return 0;
}

std::vector<FuzzInput> fuzz_seeds() {
  FuzzInput mbr = {2, 12, 0x44, 0x33, 0x22, 0x11, 0, 0, 0x10, 0, 0, 0, 0, 0};
  FuzzInput guid = {3, 24, 'D', 'M', 'I', 'O', ':', 'I', 'D', ':'};
  for (const std::byte byte : sample::guid_of(k_guid)) guid.push_back(std::to_integer<std::uint8_t>(byte));
  FuzzInput removable = {4, 24};
  for (const char c : std::string("_??_USB#Disk")) removable.insert(removable.end(), {static_cast<std::uint8_t>(c), 0});
  FuzzInput all = mbr;
  all.insert(all.end(), guid.begin(), guid.end());
  all.insert(all.end(), removable.begin(), removable.end());
  return {mbr, guid, removable, all};
}
