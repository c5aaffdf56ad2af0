// From a file on the disk to what the host goes by; and what becomes of a file that is wrong.
#include "host/settings/policy_file.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "tests/temporary_folder.hpp"

namespace lifeboat::settings {
namespace {

struct Image {
  std::filesystem::path write(const std::string& text) const {
    std::ofstream(file) << text;
    return file;
  }
  // As the image's own.
  Decided own(const std::string& text) const {
    write(text);
    auto decided = decide({}, file);
    REQUIRE(decided);
    return *decided;
  }
  testing::TemporaryFolder folder;
  std::filesystem::path file = folder.path() / "lifeboat.toml";
};

}  // namespace

TEST_CASE("policy: every key of the file is what the host goes by") {
  const Policy policy = Image()
                            .own(R"([tools]
disabled = ["registry-editor"]
[entries]
disabled = ["load-drivers"]
[remote]
port = 4000
welcome = "Hello"
confirmation = false
rearm = true
local_save_confirmation = true
allow_from = ["10.0.0.0/8"]
inventory = "/tmp/a.xml"
copy_inventory_to = "/mnt/share"
[screen]
servers = []
[start]
script = "/sources/winpeshl.ini"
[keyboard]
layout = "fr"
[language]
default = "fr"
)")
                            .policy;
  CHECK(policy.trouble.empty());
  CHECK(policy.disabled() == std::vector<std::string>{"registry-editor", "load-drivers"});
  CHECK(policy.remote.port == 4000);
  CHECK(policy.remote.welcome == "Hello");
  CHECK_FALSE(policy.remote.asks);
  CHECK(policy.remote.rearms);
  CHECK(policy.remote.is_save_local);
  CHECK(policy.remote.allow_from == std::vector<std::string>{"10.0.0.0/8"});
  CHECK(policy.remote.inventory == "/tmp/a.xml");
  CHECK(policy.remote.inventory_folder == "/mnt/share");
  CHECK(policy.screen_servers.empty());
  CHECK(policy.start_script == "/sources/winpeshl.ini");
  CHECK(policy.keyboard_layout == "fr");
  CHECK(policy.language == "fr");
}

TEST_CASE("policy: without a file everything is allowed and everybody is asked") {
  const Image image;
  const auto decided = decide({}, image.file);
  REQUIRE(decided);
  CHECK(decided->policy.trouble.empty());
  CHECK(decided->policy.disabled().empty());
  CHECK_FALSE(decided->policy.remote.port);
  CHECK(decided->policy.remote.asks);
  CHECK(decided->policy.remote.inventory == "/run/lifeboat/inv32.xml");
}

TEST_CASE("policy: an image whose own file is wrong starts locked, says where, and asks the local user alone") {
  const Decided decided = Image().own("[remote]\nconfirmation = false\nallow_from = [\"10.0.0.0/8\"]\nprot = 5\n");
  CHECK_THAT(decided.policy.trouble, Catch::Contains("lifeboat.toml, line 4") && Catch::Contains("remote.port"));
  CHECK(decided.policy.remote.asks);
  CHECK(decided.policy.remote.is_save_local);
  CHECK(*decided.settings.find("remote.confirmation") == "true");
  // What was understood still narrows.
  CHECK(decided.policy.remote.allow_from.size() == 1);
}

TEST_CASE("policy: the banner tells the first mistakes, and how to see the others") {
  const std::string trouble = Image().own("a = 1\nb = 1\nc = 1\nd = 1\ne = 1\n").policy.trouble;
  CHECK_THAT(trouble, Catch::Contains("line 3") && !Catch::Contains("line 4"));
  CHECK_THAT(trouble, Catch::Contains("And 2 more: lifeboat settings check"));
}

TEST_CASE("policy: a file that was named must be there and right, and all that is not is told") {
  const Image image;
  const auto wrong = decide(image.write("a = 1\nb = 1\nc = 1\nd = 1\n"));
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().kind == ErrorKind::bad_use);
  CHECK_THAT(wrong.error().message, Catch::Contains("line 1,") && Catch::Contains("line 4,"));
  CHECK_FALSE(decide(image.folder.path() / "none.toml"));
  CHECK(decide(image.write("[remote]\nport = 5\n")));
}

TEST_CASE("policy: a file that cannot be read or does not end is wrong, not absent") {
  const Image image;
  CHECK_FALSE(decide({}, image.folder.path())->policy.trouble.empty());  // a folder
  CHECK_THAT(image.own(std::string(k_max_file_bytes + 1, '#')).policy.trouble, Catch::Contains("longer than"));
  CHECK(image.own(std::string(k_max_file_bytes, '#')).policy.trouble.empty());
}

}  // namespace lifeboat::settings
