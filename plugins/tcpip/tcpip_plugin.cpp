// TCP/IP Config: the table of contents.
//   model/    the adapters, DHCP through dhcpcd, static addresses: no picture
//   dhcp/     lifeboat-dhcp, the program between us and dhcpcd
//   view/     the page
//   actions/  lifeboat tcpip show|start|stop|set
#include "lifeboat/ext/settings.h"
#include "lifeboat/tool.hpp"
#include "plugins/tcpip/actions/actions.hpp"
#include "plugins/tcpip/tcpip_tool.hpp"

namespace {

using namespace lifeboat;

constexpr const char* k_extensions[] = {LB_EXT_UI, LB_EXT_JOBS, LB_EXT_SETTINGS, LB_EXT_LOG, nullptr};
constexpr auto k_tools = std::array{sdk::tool<tcpip::TcpipTool>({
    .needs = 0,
    .id = "tcpip-config",
    .name = N_("TCP/IP Config"),
    .subtitle = N_("Connect this computer to the network: DHCP or an address of your own"),
    .icon = "network",
    .extensions = k_extensions,
})};

constexpr const char* k_action_extensions[] = {LB_EXT_LOG, nullptr};
constexpr auto k_action_table = std::array{
    sdk::action<tcpip::show>("show", "", N_("Shows the network adapters, their addresses, and who gave them")),
    sdk::action<tcpip::start>("start", "[--adapter NAME] [--timeout SECONDS] [--live]",
                              N_("Asks for an address by DHCP on every adapter with a cable\n"
                                 "An adapter that has an address from elsewhere is left alone without --live.\n"
                                 "--timeout SECONDS: how long to wait for an answer; 30 without it\n"
                                 "--live: this is the recovery environment itself: adapters in use may be changed, and\n"
                                 "the DNS servers go to /etc/resolv.conf")),
    sdk::action<tcpip::stop>("stop", "[--adapter NAME] [--live]",
                             N_("Gives back the addresses that start and set have given")),
    sdk::action<tcpip::set>("set", "--adapter NAME (--address A.B.C.D/N [--gateway A] [--dns A[,B]] | --dhcp) [--live]",
                            N_("Gives an adapter a static IPv4 address, or DHCP again\n"
                               "When the system refuses a part of it, everything stays as it was.")),
};
constexpr lb_actions k_actions = sdk::actions("tcpip", k_action_extensions, k_action_table);

}  // namespace

extern "C" LB_EXPORT const lb_plugin lb_plugin_entry = sdk::plugin<k_tools, &k_actions>({
    .id = "org.lifeboat.tcpip",
    .vendor = "Lifeboat",
    .version = "0.1.0",
    .text_domain = LIFEBOAT_TEXT_DOMAIN,
});
