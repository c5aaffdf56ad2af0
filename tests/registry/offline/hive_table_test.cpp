// Which hives a Windows shows where, and hives loaded beside them.
#include "host/registry/offline/key_handles.hpp"
#include "tests/registry/offline/sample_registry.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using registry::testing::SampleRegistry;
using Catch::Matchers::Contains;
using Names = std::vector<std::string>;
namespace fs = std::filesystem;

namespace {

constexpr const char* k_software = "Windows/System32/config/SOFTWARE";

std::string elenis_sid() { return sample::windows_11().users.front().sid; }

// A sample whose people's hives are at hand under other names.
fs::path bobs_file(const SampleRegistry& windows) { return windows.folder / "Users/Bob/NTUSER.DAT"; }

// Writes into SOFTWARE where that user's profile lies.
void move_profile(SampleRegistry& windows, const std::string& sid, std::string_view to) {
  const Node list = windows.at(R"(HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList\)" + sid);
  std::vector<std::byte> path;
  for (const char c : to) path.insert(path.end(), {std::byte(c), std::byte{0}});
  REQUIRE(windows.registry->set_value(list, "ProfileImagePath", k_reg_sz, path));
  REQUIRE(save(*windows.registry, target::WriteConsent{"test"}));
  windows.registry.reset();
  windows.target.reset();
}

// The second as the partition that MountedDevices calls D:.
std::unique_ptr<target::Target> open_both(const fs::path& first, const fs::path& second) {
  const std::vector<std::string> paths = {first.string(), second.string()};
  auto target = target::Target::open(paths).value();
  target->volumes().at(1).partition_guid = "11fe0000-b0a7-4001-8001-000000000010";
  return target;
}

}  // namespace

TEST_CASE("HKEY_USERS shows Windows' own accounts and everyone of the profile list, in order") {
  SampleRegistry windows;
  CHECK(windows.names("HKU") == Names{".DEFAULT", "S-1-5-18", "S-1-5-19", "S-1-5-20", elenis_sid(),
                                      elenis_sid() + "_Classes", windows.bob, windows.bob + "_Classes"});
}

TEST_CASE("S-1-5-18 is the hive of .DEFAULT") {
  SampleRegistry windows;
  const Node service = windows.at(R"(HKU\S-1-5-18\Control Panel\Desktop)");
  CHECK(service.slot == windows.at("HKU\\.DEFAULT").slot);
  CHECK(join_path(service.path) == R"(HKEY_USERS\S-1-5-18\Control Panel\Desktop)");
}

TEST_CASE("a user's hives answer to his name, and say whose they are") {
  SampleRegistry windows;
  const Node bob = windows.at("hku\\BOB\\Environment");
  CHECK(join_path(bob.path) == "HKEY_USERS\\" + windows.bob + "\\Environment");
  CHECK(bob.slot->place().label == "Bob");
  CHECK(bob.slot->file_path() == R"(\Users\Bob\NTUSER.DAT)");
  CHECK(windows.at("HKU\\Bob_Classes\\notefile").slot == windows.at("HKU\\" + windows.bob + "_Classes").slot);
  CHECK(windows.has("HKU\\ελένη\\Environment"));  // by Windows' own upper-case table
}

TEST_CASE("users' hives are found below Users when SOFTWARE cannot be read") {
  SampleRegistry windows;
  fs::resize_file(windows.folder / k_software, 100);
  windows.reopen();
  CHECK(windows.names("HKU") == Names{".DEFAULT", "Bob", "Bob_Classes", "S-1-5-18", "S-1-5-19", "S-1-5-20", "Ελένη",
                                      "Ελένη_Classes"});
}

TEST_CASE("a user whom the profile list forgot is found below Users, the template for new ones is nobody's") {
  SampleRegistry windows;
  for (const char* name : {"Eve", "Default"}) {
    fs::create_directories(windows.folder / "Users" / name);
    fs::copy_file(bobs_file(windows), windows.folder / "Users" / name / "NTUSER.DAT");
  }
  windows.reopen();
  CHECK(windows.has("HKU\\Eve\\Environment"));
  CHECK_FALSE(windows.has("HKU\\Default"));
}

TEST_CASE("a profile elsewhere on the disk is found by its path, in any case") {
  SampleRegistry windows;
  fs::create_directories(windows.folder / "Profiles");
  fs::rename(windows.folder / "Users/Bob", windows.folder / "Profiles/Bob");
  move_profile(windows, windows.bob, "c:\\PROFILES\\bob");
  windows.reopen();
  CHECK(windows.at("HKU\\" + windows.bob).slot->file_path() == R"(\Profiles\Bob\NTUSER.DAT)");
}

TEST_CASE("essential hives stay in their place with the reason, others are left out") {
  SampleRegistry windows;
  fs::remove(windows.folder / "Windows/System32/config/SAM");
  fs::remove(windows.folder / "Windows/ServiceProfiles/LocalService/NTUSER.DAT");
  fs::remove(windows.folder / "Boot/BCD");
  windows.reopen();
  CHECK(windows.names("HKLM") == Names{"SAM", "SECURITY", "SOFTWARE", "SYSTEM"});
  CHECK_FALSE(windows.has("HKU\\S-1-5-19"));
  const auto sam = windows.registry->resolve("HKLM\\SAM");
  REQUIRE_FALSE(sam);
  CHECK_THAT(sam.error().message, Contains("cannot open hive SAM"));
}

TEST_CASE("the boot configuration is found, or what may hide it is named") {
  SampleRegistry windows;
  CHECK(windows.at(R"(HKLM\BCD00000000\Objects)").slot->file_path() == R"(\Boot\BCD)");
  fs::remove(windows.folder / "Boot/BCD");
  target::Volume efi;
  efi.number = 7;
  efi.problem = "Lifeboat reads NTFS volumes only";
  windows.target->volumes().push_back(std::move(efi));
  const auto& found = windows.target->installations().front();
  windows.registry = OfflineRegistry::of_installation(*windows.target, found);
  const auto missing = windows.registry->resolve("HKLM\\BCD00000000");
  REQUIRE_FALSE(missing);
  CHECK_THAT(missing.error().message, Contains("volume 7 (Lifeboat reads NTFS volumes only)"));
}

TEST_CASE("a profile on another volume is found by the letter that this Windows gives it") {
  SampleRegistry windows;
  const lifeboat::testing::TemporaryFolder other;
  fs::create_directories(other.path() / "People");
  fs::rename(windows.folder / "Users/Bob", other.path() / "People/Bob");
  move_profile(windows, windows.bob, "D:\\People\\Bob");
  windows.target = open_both(windows.folder, other.path());
  windows.registry = OfflineRegistry::of_installation(*windows.target, windows.target->installations().front());
  CHECK(windows.at("HKU\\" + windows.bob).slot->file_path() == R"(\People\Bob\NTUSER.DAT)");
}

TEST_CASE("the file to load is named by the console's letters, which are not those of the Windows") {
  SampleRegistry windows;
  const lifeboat::testing::TemporaryFolder other;
  fs::copy_file(bobs_file(windows), windows.folder / "spare.dat");
  fs::copy_file(bobs_file(windows), other.path() / "second.dat");
  windows.target = open_both(windows.folder, other.path());
  windows.registry = OfflineRegistry::of_installation(*windows.target, windows.target->installations().front());
  CHECK(windows.registry->load("C:\\spare.dat", "HKLM", "First"));
  CHECK(windows.registry->load("d:\\SECOND.dat", "HKLM", "Second"));
  target::DriveLetters letters;
  letters.give('Q', 1);
  windows.registry->hives().use_letters(letters);
  CHECK(windows.registry->load("D:\\second.dat", "HKLM", "Third").error().kind == ErrorKind::not_found);
  CHECK_THAT(windows.registry->load("Q:\\second.dat", "HKLM", "Third").error().message, Contains("loaded already"));
}

TEST_CASE("a hive is loaded beside the others, edited, saved and unloaded") {
  SampleRegistry windows;
  fs::copy_file(bobs_file(windows), windows.folder / "spare.dat");
  REQUIRE(windows.registry->load("C:\\Spare.DAT", "HKLM", "Spare"));
  const Node spare = windows.at("HKLM\\Spare");
  CHECK(spare.slot->file_path() == "\\spare.dat");
  REQUIRE(windows.registry->create_key(spare, "Made"));
  CHECK(windows.registry->unload(*spare.slot).error().kind == ErrorKind::refused);
  REQUIRE(save(*windows.registry, target::WriteConsent{"test"}));
  KeyHandles keys;
  const auto handle = keys.open(*windows.registry, "HKLM\\Spare\\Made");
  REQUIRE(handle);
  REQUIRE(windows.registry->unload(*spare.slot));
  CHECK_FALSE(windows.has("HKLM\\Spare"));
  CHECK(keys.find(*windows.registry, *handle).error().kind == ErrorKind::not_found);
  REQUIRE(windows.registry->load("\\spare.dat", "HKEY_USERS", "Again"));
  CHECK(windows.has("HKU\\Again\\Made"));
}

TEST_CASE("loading says what stands against it") {
  SampleRegistry windows;
  const auto load = [&](const char* file, const char* root, const char* name) {
    const auto loaded = windows.registry->load(file, root, name);
    return loaded ? std::string("loaded") : loaded.error().message;
  };
  fs::copy_file(bobs_file(windows), windows.folder / "spare.dat");
  CHECK_THAT(load("\\spare.dat", "HKLM", "software"), Contains("already a key software"));
  CHECK_THAT(load("\\spare.dat", "HKU", "s-1-5-18"), Contains("already a key"));
  CHECK_THAT(load("C:\\USERS\\bob\\ntuser.dat", "HKLM", "X"), Contains("as HKEY_USERS\\" + windows.bob));
  CHECK_THAT(load("\\Windows\\win.ini", "HKLM", "X"), Contains("win.ini"));
  CHECK_THAT(load("\\missing", "HKLM", "X"), Contains("missing"));
  CHECK_THAT(load("D:\\spare.dat", "HKLM", "X"), Contains("there is no drive D:"));
  CHECK_THAT(load("\\spare.dat", "HKCR", "X"), Contains("HKEY_USERS only"));
  CHECK_THAT(load("\\spare.dat", "HKLM", "a\\b"), Contains("cannot be the name"));
  CHECK(windows.registry->unload(*windows.at("HKLM\\SAM").slot).error().kind == ErrorKind::refused);
}
