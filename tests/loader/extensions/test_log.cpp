#include <catch2/catch.hpp>
#include <string>

#include "host/loader/extensions/log.hpp"
#include "host/loader/extensions/log_extension.hpp"
#include "host/loader/extensions/tool_host.hpp"

using namespace lifeboat::loader;

TEST_CASE("control characters are replaced") {
  CHECK(log_text("a\x1b[2Jb\nc\x7f") == "a?[2Jb?c?");
  CHECK(log_text("\xC2\x9B" "2J") == "?2J");
  CHECK(log_text("\xC2\xA9 Grüße") == "\xC2\xA9 Grüße");
}

TEST_CASE("a line is cut to a thousand bytes, at a character's border") {
  CHECK(log_text(std::string(1001, 'x')).size() == 1000);
  CHECK(log_text(std::string(999, 'x') + "ü").size() == 999);
  CHECK(log_text(std::string(998, 'x') + "ü").size() == 1000);
}

TEST_CASE("the log keeps the last lines only") {
  Log log{{}};
  for (std::size_t i = 0; i <= Log::k_max_lines; ++i) log.write(LogLevel::info, "test", std::to_string(i));
  const auto lines = log.recent();
  REQUIRE(lines.size() == Log::k_max_lines);
  CHECK(lines.front().text == "1");
}

TEST_CASE("a plug-in's line carries its id, and an unknown level counts as an error") {
  Log log{{}};
  Services services;
  services.provide(log);
  ExtensionTable extensions;
  ToolHost host(
      {.tool_id = "torch", .declared = {}, .extensions = extensions, .services = services, .request_frame = [] {}});
  log_extension()->write(host.handle(), 99, "burns");
  REQUIRE(log.recent().size() == 1);
  CHECK(log.recent()[0].source == "torch");
  CHECK(log.recent()[0].level == LogLevel::error);
}
