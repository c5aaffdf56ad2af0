// What the views ask for. They draw and emit these; the Editor does them after the page is drawn.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "lifeboat/cpp/registry.hpp"
#include "plugins/regedit/model/exporter.hpp"
#include "plugins/regedit/model/finder.hpp"

namespace lifeboat::regedit {

struct SelectKey { std::string path; };
struct ToggleKey { std::uint32_t row; };
struct GoTo {
  std::string path;   // as a person types it
  std::optional<std::string> value = {};  // to be selected there
};
struct SelectValue { std::string name; };
struct SetValue {
  std::string key, name;
  sdk::RegistryData data;
};
struct CreateKey { std::string parent, name; };
struct DeleteKey { std::string path; };
struct DeleteValue { std::string key, name; };
struct RenameKey { std::string path, name; };
struct RenameValue { std::string key, name, new_name; };
struct Undo {};
struct Redo {};
struct ReplayLogs { std::uint32_t hive; };
struct LoadHive { std::string file, root, name; };
struct UnloadHive { std::uint32_t hive; };
struct Save {};
struct Discard {};
struct ReadAgain {};
struct StopWaiting {};  // for what a command needs, see Editor::waiting
struct StartSearch { SearchRequest request; };
struct StopSearch {};
struct SelectHit { std::int32_t hit; };
struct GoToHit { std::int32_t hit; };
struct NextHit {};
struct StartImport { std::string file; };
struct StopImport {};
struct ApplyImport {};
struct StartExport { ExportRequest request; };
struct ReplaceExport {};
struct StopExport {};
struct Complain { std::string words; };  // tells the person what a view could not do

using Command = std::variant<SelectKey, ToggleKey, GoTo, SelectValue, SetValue, CreateKey, DeleteKey, DeleteValue,
                             RenameKey, RenameValue, Undo, Redo, ReplayLogs, LoadHive, UnloadHive, Save, Discard,
                             ReadAgain, StopWaiting, StartSearch, StopSearch, SelectHit, GoToHit, NextHit, StartImport,
                             StopImport, ApplyImport, StartExport, ReplaceExport, StopExport, Complain>;
using Commands = std::vector<Command>;

}  // namespace lifeboat::regedit
