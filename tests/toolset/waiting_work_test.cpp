// What a technician leaves in a tool that is his alone. With registry edits, and what he is offered: tests/e2e/policy_test.
#include "host/toolset/waiting_work.hpp"

#include <catch2/catch.hpp>

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

TEST_CASE("waiting work: a session in which he opened nothing of his own leaves nothing") {
  Session session;
  session.begin();
  CHECK(session.end().empty());
  CHECK(session.waiting.words().empty());
}

}  // namespace lifeboat::toolset
