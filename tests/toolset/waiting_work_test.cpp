// What a technician leaves in a tool that is his alone. With registry edits, and what he is offered: tests/e2e/policy_test.
#include "host/toolset/waiting_work.hpp"

#include <catch2/catch.hpp>

#include "tests/registry/offline/sample_registry.hpp"
#include "tests/toolset/workspace_fixture.hpp"

namespace lifeboat::toolset {
namespace {

using screen::InputSource;

struct Session : Console {
  void begin() { has_technician = true; }
  std::string end() {
    has_technician = false;
    return waiting.technician_left();
  }
  registry::RegistryService registry;
  WaitingWork waiting{workspace, registry, access};
};

}  // namespace

TEST_CASE("waiting work: the end of a session closes his tools, and says what waits") {
  Session session;
  session.begin();
  session.workspace.open(k_tool, InputSource::remote);
  CHECK(session.waiting.words().empty());
  CHECK(session.end() == "Closed: Fixture behaves. Unsaved work of the technician waits: it is offered when he connects "
                         "again.");
  CHECK_FALSE(session.is_open());
  CHECK_FALSE(session.waiting.words().empty());
  // It is no registry edit: nobody's save would write it.
  CHECK(session.waiting.may_save());
}

TEST_CASE("waiting work: his registry edits are counted, and nobody's save writes them before he is back") {
  Session session;
  registry::testing::SampleRegistry sample;
  sample.registry->set_author("technician", k_tool);
  sample.set_start_type(4);
  session.registry.select(std::move(sample.registry));
  session.begin();
  CHECK(session.waiting.may_save());
  // He closed the tool himself; his edit waits all the same.
  CHECK_THAT(session.end(), Catch::Equals("Registry changes of the technician wait (1): they are offered when he connects "
                                          "again."));
  const Status may_save = session.waiting.may_save();
  REQUIRE_FALSE(may_save);
  CHECK(may_save.error().kind == ErrorKind::refused);
  CHECK_THAT(may_save.error().message, Catch::Contains("changes of the technician wait (1)"));
  session.begin();
  CHECK(session.waiting.may_save());
}

TEST_CASE("waiting work: a question whether to save his edits does not outlive his session") {
  using State = registry::RegistryService::SaveState;
  Session session;
  registry::testing::SampleRegistry sample;
  sample.registry->set_author("technician", GENERATE(k_tool, "another-tool"));
  sample.set_start_type(4);
  const bool is_his = session.access.is_disabled(sample.registry->journal().entries().front().made.author.tool);
  session.registry.select(std::move(sample.registry));
  session.begin();
  session.registry.set_save_state(State::asking);
  (void)session.end();
  CHECK(session.registry.save_state() == (is_his ? State::idle : State::asking));
}

TEST_CASE("waiting work: an edit made in a tool that is everybody's stays everybody's") {
  Session session;
  registry::testing::SampleRegistry sample;
  sample.registry->set_author("technician", "another-tool");
  sample.set_start_type(4);
  session.registry.select(std::move(sample.registry));
  session.begin();
  CHECK_THAT(session.end(), Catch::Equals("Registry changes that are not saved (1) are kept in memory."));
  CHECK(session.waiting.words().empty());
  CHECK(session.waiting.may_save());
}

TEST_CASE("waiting work: a session in which he opened nothing of his own leaves nothing") {
  Session session;
  session.begin();
  CHECK(session.end().empty());
  CHECK(session.waiting.words().empty());
}

}  // namespace lifeboat::toolset
