#include "plugins/regedit/actions/print_value.hpp"

#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/value_data.hpp"
#include "plugins/regedit/model/value_type.hpp"

namespace lifeboat::regedit {
namespace {

void write_data(sdk::JsonWriter& json, const sdk::RegistryData& data) {
  const Understood what = understand(data);
  json.key("data");
  switch (what.kind) {
    case Understood::Kind::text: json.string(what.text); break;
    case Understood::Kind::number: json.number(what.number); break;
    case Understood::Kind::bytes: json.string(as_reg_exe(data)); break;
    case Understood::Kind::list:
      json.begin_array();
      for (const std::string& part : what.list) json.string(part);
      json.end_array();
      break;
  }
  if (!what.damage.empty()) json.key("damage").string(what.damage);
}

}  // namespace

std::string value_line(const std::string& name, const sdk::RegistryData& data) {
  return "    " + shown_name(name) + "    " + type_name(data.type) + "    " +
         as_reg_exe(data) + '\n';
}

void write_value(sdk::JsonWriter& json, const std::string& name, const sdk::RegistryData& data) {
  json.begin_object();
  json.key("name").string(name);
  json.key("type").string(type_name(data.type));
  json.key("size").number(data.bytes.size());
  write_data(json, data);
  json.end_object();
}

}  // namespace lifeboat::regedit
