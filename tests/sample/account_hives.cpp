// SAM, SECURITY, DEFAULT and the users' NTUSER.DAT and UsrClass.dat of a sample Windows: small, with the shapes that
// are special there.
#include "tests/sample/hive_builder.hpp"
#include "tests/sample/sample_windows.hpp"

namespace lifeboat::sample {
namespace {

// What both a user's hive and that of the logon screen hold.
void add_desktop(HiveBuilder& hive) {
  hive.at("Control Panel\\Desktop").text("WallPaper", "").text("MenuShowDelay", "400").text("ScreenSaveActive", "1");
  hive.at("Control Panel\\International").text("Locale", "00000408").text("sCountry", "Ελλάδα");
  hive.at("Keyboard Layout\\Preload").text("1", "00000408").text("2", "00000409");
}

}  // namespace

Result<std::vector<std::byte>> sam_hive(const SampleWindows& windows) {
  HiveBuilder hive("SAM");
  const std::string users = "SAM\\Domains\\Account\\Users\\";
  // The type of the default value is the account's number, no REG_ type at all.
  hive.at(users + "Names\\Administrator").value("", 0x1F4, {});
  hive.at(users + "Names\\Guest").value("", 0x1F5, {});
  std::uint32_t number = 0x3E9;
  for (const SampleUser& user : windows.users) hive.at(users + "Names\\" + user.name).value("", number++, {});
  const std::vector<std::byte> account(80);
  for (const char* key : {"000001F4", "000001F5", "000003E9", "000003EA"}) hive.at(users + key).binary("F", account);
  return hive.finish();
}

Result<std::vector<std::byte>> security_hive(const SampleWindows& windows) {
  HiveBuilder hive("SECURITY");
  const std::vector<std::byte> revision = {std::byte{0x03}, std::byte{0x00}, std::byte{0x01}, std::byte{0x00}};
  hive.at("Policy\\PolRevision").value("", registry::k_reg_none, revision);
  hive.at("Policy\\Secrets");
  hive.at("Policy\\PolAcDmN").text("", windows.computer);
  return hive.finish();
}

Result<std::vector<std::byte>> default_hive(const SampleWindows&) {
  HiveBuilder hive("DEFAULT");
  add_desktop(hive);
  return hive.finish();
}

Result<std::vector<std::byte>> service_hive(const SampleWindows&) {
  HiveBuilder hive("NTUSER.DAT");
  add_desktop(hive);
  return hive.finish();
}

Result<std::vector<std::byte>> user_hive(const SampleUser& user) {
  HiveBuilder hive("NTUSER.DAT");
  add_desktop(hive);
  hive.at("Environment").expandable("TEMP", "%USERPROFILE%\\AppData\\Local\\Temp");
  hive.at("Software\\Microsoft\\Windows\\CurrentVersion\\Run").text("OneDrive", "\"C:\\OneDrive.exe\" /background");
  hive.at("Software\\Classes").link("\\Registry\\User\\" + user.sid + "_Classes");
  hive.at("Volatile Environment").text("USERNAME", user.name);
  return hive.finish();
}

Result<std::vector<std::byte>> classes_hive(const SampleUser& user) {
  HiveBuilder hive("UsrClass.dat");
  hive.at(".note\\OpenWithProgids").value("notefile", registry::k_reg_none, {});
  hive.at("notefile\\shell\\open\\command").text("", "C:\\Users\\" + user.name + "\\notes.exe \"%1\"");
  return hive.finish();
}

}  // namespace lifeboat::sample
