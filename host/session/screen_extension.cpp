#include "host/session/screen_extension.hpp"

#include <algorithm>
#include <utility>

#include "host/base/text.hpp"
#include "host/loader/extensions/tool_host.hpp"
#include "host/session/remote_session.hpp"

namespace lifeboat::session {
namespace {

lb_status serve(const lb_host* host, int fd) {
  loader::ToolHost& tool = loader::ToolHost::from(host);
  UniqueFd socket(fd);
  const auto* servers = tool.service<ScreenServers>();
  auto* session = tool.service<RemoteSession>();
  if (servers == nullptr || session == nullptr || !servers->contains(tool.tool_id())) {
    return tool.fail(LB_REFUSED, tr("this tool may not serve the screen"));
  }
  auto served = session->serve(tool.tool_id(), std::move(socket));
  return served ? LB_OK : tool.fail(served.error());
}

void stop(const lb_host* host) {
  const loader::ToolHost& tool = loader::ToolHost::from(host);
  if (auto* session = tool.service<RemoteSession>(); session != nullptr) session->stop(tool.tool_id());
}

bool take_start_wish(const lb_host* host) {
  const loader::ToolHost& tool = loader::ToolHost::from(host);
  auto* session = tool.service<RemoteSession>();
  return session != nullptr && session->take_start_wish(tool.tool_id());
}

constexpr lb_screen k_table{
    .size = sizeof(lb_screen), .serve = serve, .stop = stop, .take_start_wish = take_start_wish};

}  // namespace

bool ScreenServers::contains(const std::string& tool_id) const {
  return std::ranges::find(tool_ids, tool_id) != tool_ids.end();
}

const lb_screen* screen_extension() { return &k_table; }

}  // namespace lifeboat::session
