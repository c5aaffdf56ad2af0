// Registry Editor: the table of contents.
//   model/    what the registry holds and what can be done to it, without a picture
//   view/     the page and its dialogs
//   actions/  lifeboat regedit query|set|delete
#include "lifeboat/tool.hpp"
#include "plugins/regedit/actions/actions.hpp"
#include "plugins/regedit/registry_editor.hpp"

namespace {

using namespace lifeboat;

constexpr const char* k_extensions[] = {LB_EXT_UI,     LB_EXT_REGISTRY, LB_EXT_HIVES,
                                        LB_EXT_TARGET, LB_EXT_LOG,      nullptr};
constexpr auto k_tools = std::array{sdk::tool<regedit::RegistryEditor>({
    .needs = LB_NEEDS_SYSTEM | LB_NEEDS_HIVES,
    .id = "registry-editor",
    .name = N_("Registry Editor"),
    .subtitle = N_("Look at and change the registry of the Windows that does not start"),
    .icon = "registry",
    .extensions = k_extensions,
})};

constexpr const char* k_action_extensions[] = {LB_EXT_REGISTRY, nullptr};
constexpr auto k_action_table = std::array{
    sdk::action<regedit::query>("query", "KEY [VALUE]", N_("Prints a value, or the values and subkeys of a key")),
    sdk::action<regedit::set>("set", "KEY VALUE TYPE DATA", N_("Sets a value; makes the key when it is missing")),
    sdk::action<regedit::remove>("delete", "KEY [VALUE]", N_("Deletes a value, or a key with all below it")),
};
constexpr lb_actions k_actions = sdk::actions("regedit", k_action_extensions, k_action_table);

}  // namespace

extern "C" LB_EXPORT const lb_plugin lb_plugin_entry = sdk::plugin<k_tools, &k_actions>({
    .id = "org.lifeboat.regedit",
    .vendor = "Lifeboat",
    .version = "0.1.0",
    .text_domain = LIFEBOAT_TEXT_DOMAIN,
});
