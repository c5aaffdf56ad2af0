// Remote Connection: the table of contents.
//   model/     lifeboat-net as a child, this computer's addresses, inv32.xml
//   view/      the page with ticket, addresses and port
//   session/   lifeboat-net, the process that the network talks to
//   protocol/  the wire
//   video/     the picture, on its way
//   viewer/    the technician's program
#include "lifeboat/ext/screen.h"
#include "lifeboat/ext/settings.h"
#include "lifeboat/tool.hpp"
#include "plugins/remote/remote_tool.hpp"

namespace {

using namespace lifeboat;

constexpr const char* k_extensions[] = {LB_EXT_UI, LB_EXT_SCREEN, LB_EXT_SETTINGS, LB_EXT_LOG, nullptr};
constexpr auto k_tools = std::array{sdk::tool<remote::RemoteTool>({
    .needs = LB_NEEDS_SCREEN,
    .id = "remote-connection",
    .name = N_("Remote Connection"),
    .subtitle = N_("Let a technician see this screen and use it for you"),
    .icon = "remote",
    .extensions = k_extensions,
})};

}  // namespace

extern "C" LB_EXPORT const lb_plugin lb_plugin_entry = sdk::plugin<k_tools>({
    .id = "org.lifeboat.remote",
    .vendor = "Lifeboat",
    .version = "0.1.0",
    .text_domain = LIFEBOAT_TEXT_DOMAIN,
});
