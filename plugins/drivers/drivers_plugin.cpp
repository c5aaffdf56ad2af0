// Load Drivers: the table of contents.
//   model/    devices without a driver, what a file is worth, the way into the kernel
//   view/     the page
//   actions/  lifeboat drivers devices|check|load
#include "lifeboat/tool.hpp"
#include "plugins/drivers/actions/actions.hpp"
#include "plugins/drivers/load_drivers.hpp"

namespace {

using namespace lifeboat;

constexpr const char* k_extensions[] = {LB_EXT_UI, LB_EXT_JOBS, LB_EXT_SETTINGS, LB_EXT_LOG, nullptr};
constexpr auto k_tools = std::array{sdk::tool<drivers::LoadDrivers>({
    .needs = 0,
    .id = "load-drivers",
    .name = N_("Load Drivers"),
    .subtitle = N_("Load a driver for a disk or an adapter that is missing"),
    .icon = "driver",
    .extensions = k_extensions,
})};

constexpr const char* k_action_extensions[] = {LB_EXT_LOG, nullptr};
constexpr auto k_action_table = std::array{
    sdk::action<drivers::devices>("devices", "", N_("Lists the devices that no driver of this environment drives")),
    sdk::action<drivers::check>("check", "FOLDER",
                                N_("Says of each driver file in a folder whether it can be loaded here, and why not\n"
                                   "Exit code 1: none fits a device without a driver.")),
    sdk::action<drivers::load>("load", "FILE --live",
                               N_("Loads a kernel module, with what it depends on\n"
                                  "--live: this is the recovery image; nothing is loaded anywhere else")),
};
constexpr lb_actions k_actions = sdk::actions("drivers", k_action_extensions, k_action_table);

}  // namespace

extern "C" LB_EXPORT const lb_plugin lb_plugin_entry = sdk::plugin<k_tools, &k_actions>({
    .id = "org.lifeboat.drivers",
    .vendor = "Lifeboat",
    .version = "0.1.0",
    .text_domain = LIFEBOAT_TEXT_DOMAIN,
});
