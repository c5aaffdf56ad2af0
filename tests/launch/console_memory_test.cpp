#include "host/launch/console_memory.hpp"

#include <catch2/catch.hpp>

using namespace lifeboat;
using namespace lifeboat::launch;

namespace {

const ConsoleMemory k_full{.language = "fr",
                           .installation = "/dev/sda@1048576/guid\\Windows",
                           .is_remapped = true,
                           .standing = {true, true, true, boot::Stage::toolset},
                           .wants_network = true,
                           .wants_remap = true,
                           .layout = "fr(oss)",
                           .promises = {"remote-connection", false, true, true}};

}  // namespace

TEST_CASE("a console's memory survives as a text") {
  const auto read = memory_of(text_of(k_full));
  REQUIRE(read);
  CHECK(read->language == "fr");
  CHECK(read->installation == k_full.installation);
  CHECK(read->is_remapped);
  CHECK((read->standing.has_questions && read->standing.has_options && read->standing.is_network_started));
  CHECK(read->standing.stage == boot::Stage::toolset);
  CHECK((read->wants_network && read->wants_remap));
  CHECK(read->layout == "fr(oss)");
  CHECK(read->promises.tool_id == "remote-connection");
  CHECK_FALSE(read->promises.asks);
  CHECK((read->promises.had_session && read->promises.was_ended_here));
}

TEST_CASE("until a frame is drawn no place is remembered, but what was promised is") {
  const ConsoleMemory careful = cautious(k_full);
  CHECK(careful.installation.empty());
  CHECK_FALSE(careful.standing.has_options);
  CHECK(careful.standing.stage == boot::Stage::starting);
  CHECK(careful.language == "fr");
  CHECK(careful.promises.had_session);
}

TEST_CASE("a disk's name that is no text is kept as it can be, and harms nothing") {
  ConsoleMemory memory = k_full;
  memory.installation = "/mnt/\xFF.img";
  CHECK(memory_of(text_of(memory)));
}

TEST_CASE("what a tool has overwritten is no memory") {
  const std::string whole = text_of(k_full);
  CHECK_FALSE(memory_of(""));
  for (std::size_t size = 1; size < whole.size(); ++size) CHECK_FALSE(memory_of(whole.substr(0, size)));
  std::string other_type = whole;
  other_type.replace(other_type.find("\"fr\""), 4, "1234");
  CHECK_FALSE(memory_of(other_type));
  CHECK_FALSE(memory_of(std::string(4000, '[')));
}

TEST_CASE("a page that there is not becomes one that there is") {
  std::string text = text_of(k_full);
  const auto at = text.find("\"stage\":") + 8;
  text.replace(at, 1, "99");
  const auto read = memory_of(text);
  REQUIRE(read);
  CHECK(read->standing.stage == boot::Stage::toolset);
}
