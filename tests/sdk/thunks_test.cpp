// No exception crosses the boundary: whatever a tool or an action throws becomes a status and words.
#include <array>
#include <catch2/catch.hpp>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

#include "lifeboat/tool.hpp"

namespace {

using namespace lifeboat::sdk;

enum class Throws { nothing, exception, failed, number };
Throws throws = Throws::nothing;  // what the tool does next

void maybe_throw() {
  if (throws == Throws::exception) throw std::runtime_error("a runtime error");
  if (throws == Throws::failed) throw Failed({LB_NOT_FOUND, "it is not there"});
  if (throws == Throws::number) throw 7;
}

class Thrower final : public Tool {
 public:
  explicit Thrower(Host) { maybe_throw(); }
  void frame(Ui&) override { maybe_throw(); }
  bool has_unsaved_work() override { return maybe_throw(), false; }
  std::string state() override { return maybe_throw(), kept; }
  void restore(std::string_view state) override {
    maybe_throw();
    kept = state;
  }
  std::string kept = "nothing";
};

lb_status throwing_action(ActionCall&) { return maybe_throw(), LB_OK; }

constexpr const char* k_none[] = {nullptr};
constexpr auto k_tools = std::array{
    tool<Thrower>({.needs = 0, .id = "thrower", .name = "T", .subtitle = "T", .icon = "tool", .extensions = k_none})};
constexpr auto k_table = std::array{action<throwing_action>("throw", "", "T")};
constexpr lb_actions k_actions = actions("thrower", k_none, k_table);
constexpr lb_plugin k_plugin = plugin<k_tools, &k_actions>({.id = "test", .vendor = "Test", .version = "1"});

const void* some_extension(const lb_host*, const char* id) {
  static constexpr lb_ui_api k_api{};
  return std::strcmp(id, LB_EXT_UI) == 0 ? &k_api : nullptr;
}
const void* no_extension(const lb_host*, const char*) { return nullptr; }

struct FakeHost {
  lb_host host{sizeof(lb_host), nullptr, some_extension, [](const lb_host*) {},
               [](const lb_host*) { return "the host's words"; }};
};

lb_tool* created(const lb_host& host) {
  throws = Throws::nothing;
  lb_tool* tool = nullptr;
  char reason[64];
  REQUIRE(k_plugin.create(0, &host, &tool, reason, sizeof reason) == LB_OK);
  REQUIRE(tool != nullptr);
  return tool;
}

}  // namespace

TEST_CASE("create gives the reason, cut to the space there is, and no tool") {
  const FakeHost fake;
  lb_tool* tool = nullptr;
  char reason[10];
  throws = Throws::exception;
  CHECK(k_plugin.create(0, &fake.host, &tool, reason, sizeof reason) == LB_REFUSED);
  CHECK(tool == nullptr);
  CHECK(std::string(reason) == "a runtime");
  throws = Throws::failed;
  CHECK(k_plugin.create(0, &fake.host, &tool, reason, sizeof reason) == LB_NOT_FOUND);
  throws = Throws::number;
  CHECK(k_plugin.create(0, &fake.host, &tool, nullptr, 0) == LB_REFUSED);
  CHECK(k_plugin.create(1, &fake.host, &tool, reason, sizeof reason) == LB_BAD_USE);
  CHECK(k_plugin.tool_descriptor(1) == nullptr);
}

TEST_CASE("frame answers with a status and says why, and works again afterwards") {
  const FakeHost fake;
  lb_tool* tool = created(fake.host);
  REQUIRE(tool->size >= sizeof(lb_tool));
  throws = Throws::failed;
  CHECK(tool->frame(tool, nullptr) == LB_NOT_FOUND);
  CHECK(std::string(tool->failure(tool)) == "it is not there");
  throws = Throws::number;
  CHECK(tool->frame(tool, nullptr) == LB_REFUSED);
  CHECK_FALSE(std::string(tool->failure(tool)).empty());
  throws = Throws::nothing;
  CHECK(tool->frame(tool, nullptr) == LB_OK);
  tool->destroy(tool);
}

TEST_CASE("a tool that cannot say whether work is unsaved counts as having some") {
  const FakeHost fake;
  lb_tool* tool = created(fake.host);
  CHECK_FALSE(tool->has_unsaved_work(tool));
  throws = Throws::exception;
  CHECK(tool->has_unsaved_work(tool));
  tool->destroy(tool);
}

TEST_CASE("a tool's state goes out and comes back; one that throws or does not fit has none") {
  FakeHost fake;
  lb_tool* tool = created(fake.host);
  const auto* table = static_cast<const lb_state*>(k_plugin.get_extension(LB_EXT_STATE));
  REQUIRE(table != nullptr);
  std::array<std::uint8_t, 8> room{};
  CHECK(table->save(tool, room.data(), room.size()) == 7);
  CHECK(std::memcmp(room.data(), "nothing", 7) == 0);
  CHECK(table->save(tool, room.data(), 6) == 0);
  table->restore(tool, room.data(), 2);
  CHECK(table->save(tool, room.data(), room.size()) == 2);
  throws = Throws::exception;
  table->restore(tool, room.data(), 1);
  CHECK(table->save(tool, room.data(), room.size()) == 0);
  throws = Throws::nothing;
  CHECK(table->save(tool, room.data(), room.size()) == 2);
  tool->destroy(tool);
}

TEST_CASE("an extension that the host withholds is a reason, not a crash") {
  FakeHost fake;
  lb_tool* tool = created(fake.host);
  fake.host.get_extension = no_extension;
  CHECK(tool->frame(tool, nullptr) == LB_REFUSED);
  CHECK(std::string(tool->failure(tool)).find(LB_EXT_UI) != std::string::npos);
  tool->destroy(tool);
}

TEST_CASE("what an action throws is its exit code, with words on standard error") {
  const FakeHost fake;
  std::string errors;
  const lb_action_call call{sizeof(lb_action_call), &fake.host, 0, nullptr, false, &errors,
                            [](const lb_action_call* from, std::int32_t stream, const char* data, std::size_t size) {
                              REQUIRE(stream == 2);
                              static_cast<std::string*>(from->data)->append(data, size);
                            }};
  const auto* table = static_cast<const lb_actions*>(k_plugin.get_extension(LB_EXT_ACTIONS));
  REQUIRE(table != nullptr);
  CHECK(k_plugin.get_extension("lifeboat.unknown/0") == nullptr);
  throws = Throws::failed;
  CHECK(table->actions[0].run(&call) == LB_NOT_FOUND);
  throws = Throws::number;
  CHECK(table->actions[0].run(&call) == LB_REFUSED);
  CHECK(errors.starts_with("it is not there\n"));
}

TEST_CASE("the scopes close what they opened, also when an exception passes") {
  static std::vector<std::string> calls;
  calls.clear();
  lb_ui_api api{};
  api.begin_region = [](lb_ui*, const char*, float, float, std::uint32_t) {
    calls.emplace_back("region");
    return true;
  };
  api.end_region = [](lb_ui*) { calls.emplace_back("/region"); };
  api.begin_split = [](lb_ui*, const char*, float, float) { calls.emplace_back("split"); };
  api.next_split = [](lb_ui*) { calls.emplace_back("next"); };
  api.end_split = [](lb_ui*) { calls.emplace_back("/split"); };
  api.begin_dialog = [](lb_ui*, const char*, const char*, float, bool*) { return false; };
  api.end_dialog = [](lb_ui*) { calls.emplace_back("/dialog"); };
  Ui ui(api, nullptr);
  bool is_open = false;
  const auto draw = [&] {
    Region region(ui, "a");
    Split split(ui, "b", 0.5f);
    if (Dialog dialog(ui, "c", "", 0, is_open); dialog) calls.emplace_back("in dialog");
    throw std::runtime_error("in the middle");
  };
  CHECK_THROWS(draw());
  CHECK(calls == std::vector<std::string>{"region", "split", "next", "/split", "/region"});
}
