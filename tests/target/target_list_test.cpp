#include "host/target/target_list.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/target/fixed_target.hpp"

using namespace lifeboat;
using namespace lifeboat::target;
using lifeboat::testing::FixedTarget;

namespace {

void add(FixedTarget& target, const char* root, const char* product) {
  Installation one;
  one.number = static_cast<std::uint32_t>(target.installations_.size() + 1);
  one.system_root = root;
  one.product = product;
  if (target.volumes_.empty()) target.volumes_.emplace_back();
  target.installations_.push_back(one);
}

}  // namespace

TEST_CASE("an installation is chosen by its number or by a root that is unique") {
  FixedTarget target;
  add(target, "\\Windows", "Windows 11 Pro");
  add(target, "\\WINNT", "Windows XP");
  CHECK((*choose_installation(target, "2"))->product == "Windows XP");
  CHECK((*choose_installation(target, "\\windows"))->number == 1);
  CHECK((*choose_installation(target, "C:\\WinNT\\"))->number == 2);
  CHECK(choose_installation(target, "3").error().kind == ErrorKind::bad_use);
  CHECK(choose_installation(target, "\\").error().kind == ErrorKind::bad_use);
}

TEST_CASE("the only installation needs no choice, several do") {
  FixedTarget target;
  add(target, "\\Windows", "Windows 11 Pro");
  CHECK((*choose_installation(target, ""))->number == 1);
  add(target, "\\Windows", "Windows 10 Home");
  const auto several = choose_installation(target, "");
  CHECK(several.error().kind == ErrorKind::bad_use);
  CHECK(several.error().message.find("Windows 10 Home") != std::string::npos);
  CHECK(choose_installation(target, "\\Windows").error().kind == ErrorKind::bad_use);
}

TEST_CASE("without any installation the volumes' problems are told") {
  FixedTarget target;
  target.volumes_.emplace_back();
  target.volumes_[0].problem = "locked by BitLocker";
  const auto none = choose_installation(target, "");
  CHECK(none.error().kind == ErrorKind::not_found);
  CHECK(none.error().message.find("locked by BitLocker") != std::string::npos);
}

TEST_CASE("the JSON list holds what was found, also names that are no UTF-8") {
  FixedTarget target;
  add(target, "\\Windows", "Windows 11 Pro");
  target.volumes_[0].label = "bad\xFF";
  target.volumes_[0].size_bytes = 1024;
  target.installations_[0].problems = {"the hive SAM is damaged"};
  const auto list = nlohmann::json::parse(list_as_json(target, environment_letters(target)));
  CHECK(list["path"] == "disk.img");
  CHECK(list["disks"][0]["path"] == "disk.img");
  CHECK(list["volumes"][0]["size_bytes"] == 1024);
  CHECK(list["volumes"][0]["letter"] == "");
  CHECK(list["installations"][0]["product"] == "Windows 11 Pro");
  CHECK(list["installations"][0]["problems"][0] == "the hive SAM is damaged");
}

TEST_CASE("the text list lets nothing from the disk steer the terminal") {
  FixedTarget target;
  add(target, "\\Windows", "Windows\x1B[2J");
  const std::string list = list_as_text(target, environment_letters(target));
  CHECK(list.find('\x1B') == std::string::npos);
  CHECK(list.find("Windows?[2J") != std::string::npos);
}

TEST_CASE("both lists show the letter of a volume, its disk, and what does not fit") {
  FixedTarget target;
  target.disks_ = {{"old.img", 0x5CBEA03E}, {"new.img", {}}};
  Volume& data = target.volumes_.emplace_back();
  data.disk = 1;
  data.number = 2;
  data.file_system = "ntfs";
  DriveLetters letters;
  letters.give('Q', 0);
  letters.tell("R: is not there");
  const auto list = nlohmann::json::parse(list_as_json(target, letters));
  CHECK(list["disks"][0]["mbr_signature"] == "5cbea03e");
  CHECK(list["disks"][1]["mbr_signature"].is_null());
  CHECK(list["volumes"][0]["letter"] == "Q:");
  CHECK(list["volumes"][0]["disk"] == 2);
  CHECK(list["letter_findings"][0] == "R: is not there");
  const std::string text = list_as_text(target, letters);
  CHECK(text.find("  2     2  Q:") != std::string::npos);
  CHECK(text.find("(MBR 5cbea03e)") != std::string::npos);
  CHECK(text.find("R: is not there") != std::string::npos);
}
