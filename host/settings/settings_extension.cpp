#include "host/settings/settings_extension.hpp"

#include "host/loader/extensions/tool_host.hpp"
#include "host/settings/settings.hpp"

namespace lifeboat::settings {
namespace {

const char* get(const lb_host* host, const char* key) {
  const auto* settings = loader::ToolHost::from(host).service<Settings>();
  if (settings == nullptr || key == nullptr) return nullptr;
  const std::string* value = settings->find(key);
  return value == nullptr ? nullptr : value->c_str();
}

constexpr lb_settings k_table{.size = sizeof(lb_settings), .get = get};

}  // namespace

const lb_settings* settings_extension() { return &k_table; }

}  // namespace lifeboat::settings
