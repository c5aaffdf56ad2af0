// check: each driver file of a folder with its verdict, the most useful first. That a folder was too big to be seen in
// full goes to standard error.
#include <algorithm>

#include "lifeboat/cpp/json.hpp"
#include "lifeboat/cpp/translate.hpp"
#include "plugins/drivers/actions/actions.hpp"
#include "plugins/drivers/actions/options.hpp"
#include "plugins/drivers/model/folder_check.hpp"
#include "plugins/drivers/model/plain_text.hpp"

namespace lifeboat::drivers {
namespace {

std::string as_text(const CheckedFile& file) {
  return std::string(verdict_id(file.verdict.kind)) + "    " + plain(file.file.name) + "    " +
         plain(file.verdict.words) + '\n';
}

void write_list(sdk::JsonWriter& json, const char* name, const std::vector<std::string>& list) {
  json.key(name).begin_array();
  for (const std::string& item : list) json.string(item);
  json.end_array();
}

void write(sdk::JsonWriter& json, const CheckedFile& file) {
  const ModuleFacts& facts = file.facts;
  json.begin_object().key("file").string(file.file.path.string());
  json.key("verdict").string(verdict_id(file.verdict.kind)).key("words").string(file.verdict.words);
  write_list(json, "devices", file.devices);
  if (!facts.vermagic.empty()) {
    json.key("module").string(facts.name).key("vermagic").string(facts.vermagic).key("license").string(facts.license);
    json.key("description").string(facts.description).key("signed").boolean(facts.is_signed);
    json.key("signer").string(facts.signer);
    write_list(json, "depends", facts.depends);
    write_list(json, "firmware", facts.firmware);
  }
  json.end_object();
}

}  // namespace

lb_status check(sdk::ActionCall& call) {
  const Options options = parse_check(call);
  const FolderReport report = check_folder(options.path, options.places, {}).value();
  sdk::JsonWriter json;
  json.begin_array();
  for (const CheckedFile& file : report.files) {
    if (call.wants_json()) write(json, file);
    else call.out(as_text(file));
  }
  if (call.wants_json()) call.out(json.end_array().text() + '\n');
  if (!report.is_complete) call.error(std::string(sdk::tr("The folder is big or cannot be read in full.")) + '\n');
  const auto fits = [](const CheckedFile& file) { return file.verdict.kind == VerdictKind::fits; };
  return std::ranges::any_of(report.files, fits) ? LB_OK : LB_NOT_FOUND;
}

}  // namespace lifeboat::drivers
