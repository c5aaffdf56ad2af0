#include "host/target/mounted_devices.hpp"

#include <catch2/catch.hpp>

#include "tests/sample/guid.hpp"
#include "tests/sample/hive_builder.hpp"
#include "tests/target/bytes.hpp"

using namespace lifeboat;
using namespace lifeboat::target;
using lifeboat::testing::bytes_of;

namespace {

using Bytes = std::vector<std::byte>;

Bytes wide(std::string_view text) {
  Bytes bytes;
  for (const char c : text) bytes.insert(bytes.end(), {std::byte(c), std::byte{0}});
  return bytes;
}

Bytes guid_value(std::string_view guid) {
  Bytes bytes = bytes_of("DMIO:ID:");
  const auto raw = sample::guid_of(guid);
  bytes.insert(bytes.end(), raw.begin(), raw.end());
  return bytes;
}

std::vector<MountedDevice> devices_of(const sample::HiveBuilder& builder) {
  return read_mounted_devices(registry::Hive::open(builder.finish().value(), "SYSTEM").value());
}

}  // namespace

TEST_CASE("twelve bytes are the signature of a disk and a place on it") {
  const Bytes data = bytes_of(std::string_view("\x3e\xa0\xbe\x5c\0\0\x50\x1f\x18\0\0\0", 12));
  CHECK(parse_mounted_place(data) == MountedPlace(MbrPlace{0x5CBEA03E, 0x18'1F50'0000}));
}

TEST_CASE("24 bytes that begin with DMIO:ID: are a GUID, mixed endian") {
  CHECK(parse_mounted_place(guid_value("09931f21-7faf-44a9-81d8-1e73c14b9eaf")) ==
        MountedPlace(GuidPlace{"09931f21-7faf-44a9-81d8-1e73c14b9eaf"}));
}

TEST_CASE("a device's name is a removable drive, in both of Windows' spellings") {
  CHECK(parse_mounted_place(wide("\\??\\IDE#CdRomNECVMWar_1.0#5&290fd3ab&0&1.0.0#{53f5630d}")) ==
        MountedPlace(RemovablePlace{"IDE#CdRomNECVMWar_1.0"}));
  CHECK(parse_mounted_place(wide("_??_USBSTOR#Disk&Ven_HP#AA95&0#{53f56307}")) ==
        MountedPlace(RemovablePlace{"USBSTOR#Disk&Ven_HP"}));
  CHECK(parse_mounted_place(wide("\\??\\Plain")) == MountedPlace(RemovablePlace{"Plain"}));
}

TEST_CASE("anything else is kept as unknown") {
  for (const std::size_t size : {0u, 1u, 11u, 13u, 23u, 24u, 25u, 300u}) {
    CAPTURE(size);
    CHECK(parse_mounted_place(Bytes(size)) == MountedPlace(UnknownPlace{size}));
  }
  Bytes odd = wide("\\??\\X");
  odd.push_back({});
  CHECK(parse_mounted_place(odd) == MountedPlace(UnknownPlace{odd.size()}));
}

TEST_CASE("only letters are read, in their order, whatever the case; volumes without one are not") {
  sample::HiveBuilder system("SYSTEM");
  system.at("MountedDevices").binary("\\DosDevices\\e:", Bytes(12)).binary("\\dosdevices\\C:", Bytes(3));
  system.binary("\\??\\Volume{5c3108bb-31c0-11e8-9b10-806e6f6e6963}", Bytes(12));
  system.binary("#{5aae7822-77cb-11e9-bcf1-784f439fa657}", Bytes(12)).binary("\\DosDevices\\1:", Bytes(12));
  system.binary("\\DosDevices\\D", Bytes(12)).binary("\\DosDevices\\AB:", Bytes(12)).binary("", Bytes(12));
  CHECK(devices_of(system) == std::vector<MountedDevice>{{'C', UnknownPlace{3}}, {'E', MbrPlace{}}});
}

TEST_CASE("a value larger than any device's name is unknown, and not read") {
  sample::HiveBuilder system("SYSTEM");
  system.at("MountedDevices").binary("\\DosDevices\\C:", wide("\\??\\" + std::string(4096, 'x')));
  CHECK(devices_of(system) == std::vector<MountedDevice>{{'C', UnknownPlace{8200}}});
}

TEST_CASE("a hive without MountedDevices says nothing") {
  CHECK(devices_of(sample::HiveBuilder("SYSTEM")).empty());
}
