#include "host/launch/control_protocol.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "host/base/text.hpp"

namespace lifeboat::launch {
namespace {

using nlohmann::json;

json json_of(const NetstartRequest& request) {
  return {{"do", "netstart"},
          {"network", request.network},
          {"remount", request.remount},
          {"prompt", request.prompt}};
}
json json_of(const RemoteRecoveryRequest& request) {
  return {{"do", "remoterecovery"}, {"nomessage", request.nomessage}};
}
json json_of(const WaitForConnectionRequest&) { return {{"do", "waitforconnection"}}; }
json json_of(const RecenvRequest&) { return {{"do", "recenv"}}; }
json json_of(const NoticeRequest& request) { return {{"do", "notice"}, {"text", request.text}}; }

std::string one_line(const json& object) { return object.dump(-1, ' ', false, json::error_handler_t::replace); }

// A field that is absent, or of another type, is false or "".
bool flag(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_boolean() && found->get<bool>();
}
std::string text(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

std::string line_of(const ControlRequest& request) {
  return one_line(std::visit([](const auto& each) { return json_of(each); }, request));
}

std::string line_of(const ControlAnswer& answer) {
  if (answer.code == 0) return one_line({{"ok", true}, {"message", answer.message}});
  return one_line({{"ok", false}, {"code", answer.code}, {"error", answer.message}});
}

Result<ControlRequest> parse_request(std::string_view line) {
  const json object = json::parse(line, nullptr, false);
  if (!object.is_object()) return fail(ErrorKind::bad_use, tr("that is not a request"));
  const std::string name = text(object, "do");
  if (name == "netstart") {
    return NetstartRequest{flag(object, "network"), flag(object, "remount"), flag(object, "prompt")};
  }
  if (name == "remoterecovery") return RemoteRecoveryRequest{flag(object, "nomessage")};
  if (name == "waitforconnection") return WaitForConnectionRequest{};
  if (name == "recenv") return RecenvRequest{};
  if (name == "notice") return NoticeRequest{text(object, "text")};
  return fail(ErrorKind::bad_use, fmt::format(fmt::runtime(tr("unknown command \"{}\"")), name));
}

Result<ControlAnswer> parse_answer(std::string_view line) {
  const json object = json::parse(line, nullptr, false);
  if (!object.is_object() || !object.contains("ok")) {
    return fail(ErrorKind::bad_use, tr("the console gave no answer"));
  }
  if (flag(object, "ok")) return ControlAnswer{0, text(object, "message")};
  const auto code = object.find("code");
  const bool is_bad_use = code != object.end() && *code == 2;
  return ControlAnswer{is_bad_use ? 2 : 1, text(object, "error")};
}

}  // namespace lifeboat::launch
