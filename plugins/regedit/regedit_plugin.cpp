// Registry Editor: the table of contents.
//   model/    what the registry holds and what can be done to it, without a picture
//   view/     the page and its dialogs
//   actions/  lifeboat regedit query|set|delete|rename|export|import|search|check|recover
#include "lifeboat/tool.hpp"
#include "plugins/regedit/actions/actions.hpp"
#include "plugins/regedit/registry_editor.hpp"

namespace {

using namespace lifeboat;

constexpr const char* k_extensions[] = {LB_EXT_UI,  LB_EXT_REGISTRY, LB_EXT_HIVES,  LB_EXT_SNAPSHOT,
                                        LB_EXT_JOBS, LB_EXT_TARGET,  LB_EXT_LOG,    nullptr};
constexpr auto k_tools = std::array{sdk::tool<regedit::RegistryEditor>({
    .needs = LB_NEEDS_SYSTEM | LB_NEEDS_HIVES,
    .id = "registry-editor",
    .name = N_("Registry Editor"),
    .subtitle = N_("Look at and change the registry of the Windows that does not start"),
    .icon = "registry",
    .extensions = k_extensions,
})};

// The first line is what it does; the others are its help.
template <auto Run>
constexpr lb_action action(const regedit::Usage& usage, const char* summary) {
  return sdk::action<Run>(usage.name, usage.arguments, summary);
}

constexpr const char* k_action_extensions[] = {LB_EXT_REGISTRY, LB_EXT_HIVES, LB_EXT_SNAPSHOT, LB_EXT_TARGET, nullptr};
constexpr auto k_action_table = std::array{
    action<regedit::query>(regedit::k_query, N_("Prints a value, or the values and subkeys of a key\n"
                                                "-s, --recursive: all keys below it, with their values")),
    action<regedit::set>(regedit::k_set, N_("Sets a value; makes the key when it is missing")),
    action<regedit::remove>(regedit::k_delete, N_("Deletes a value, or a key with all below it")),
    action<regedit::rename>(regedit::k_rename, N_("Renames a key, or a value of a key")),
    action<regedit::export_keys>(regedit::k_export,
                                 N_("Writes a key with all below it as a .reg file; everything without KEY\n"
                                    "--output FILE: there instead of standard output\n"
                                    "--prefix KEY: which key a bare hive is, for example HKLM\\SYSTEM")),
    action<regedit::import_file>(regedit::k_import,
                                 N_("Brings a .reg file in, as a whole or not at all\n"
                                    "--dry-run: prints what it would do, and writes nothing\n"
                                    "--prefix KEY: which key a bare hive is, for example HKLM\\SYSTEM")),
    action<regedit::search>(regedit::k_search,
                            N_("Finds a text in the names of keys and values and in data\n"
                               "TEXT: hex:0a0b stands for bytes in data\n"
                               "--keys, --values, --data: look there; in all three without any of them\n"
                               "--exact: the whole name or text; --case: upper and lower case differ")),
    action<regedit::check>(regedit::k_check, N_("Checks hives; exit code 4: Windows did not finish writing one")),
    action<regedit::recover>(regedit::k_recover,
                             N_("Applies the transaction logs beside a hive\n"
                                "--output FILE: into that file; the hive stays as it is")),
};
constexpr lb_actions k_actions = sdk::actions("regedit", k_action_extensions, k_action_table);

}  // namespace

extern "C" LB_EXPORT const lb_plugin lb_plugin_entry = sdk::plugin<k_tools, &k_actions>({
    .id = "org.lifeboat.regedit",
    .vendor = "Lifeboat",
    .version = "0.1.0",
    .text_domain = LIFEBOAT_TEXT_DOMAIN,
});
