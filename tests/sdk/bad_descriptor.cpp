// Everything in order but the tool's id, which has a space.
#include <array>

#include "lifeboat/tool.hpp"

namespace {

class Nothing final : public lifeboat::sdk::Tool {
 public:
  explicit Nothing(lifeboat::sdk::Host) {}
  void frame(lifeboat::sdk::Ui&) override {}
};

constexpr const char* k_none[] = {nullptr};
constexpr auto k_tools = std::array{lifeboat::sdk::tool<Nothing>(
    {.needs = 0, .id = "bad id", .name = "Bad", .subtitle = "Bad", .icon = "tool", .extensions = k_none})};

}  // namespace

extern "C" LB_EXPORT const lb_plugin lb_plugin_entry =
    lifeboat::sdk::plugin<k_tools>({.id = "test.bad", .vendor = "Test", .version = "1"});
