#include "tests/e2e/viewer_session.hpp"

#include <png.h>

#include <stdexcept>

namespace lifeboat::e2e {
namespace {

std::vector<unsigned char> read_png(const std::filesystem::path& file, png_uint_32& width, png_uint_32& height) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_file(&image, file.c_str()) == 0) throw std::runtime_error(image.message);
  image.format = PNG_FORMAT_RGB;
  std::vector<unsigned char> pixels(PNG_IMAGE_SIZE(image));
  if (png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr) == 0) throw std::runtime_error(image.message);
  width = image.width;
  height = image.height;
  return pixels;
}

}  // namespace

ViewerSession::ViewerSession(std::vector<std::string> arguments, const std::string& first_item) {
  // Larger than the console's picture, which then stands in the middle of its room, pixel by pixel.
  std::vector<std::string> command = {program("lifeboat-viewer"), "--headless", "--size", "1280x960"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  start(std::move(command), first_item);
}

void ViewerSession::click_there(ConsoleSession& console, const std::string& path) { click_at(console, path, 1); }
void ViewerSession::double_click_there(ConsoleSession& console, const std::string& path) { click_at(console, path, 2); }

void ViewerSession::click_at(ConsoleSession& console, const std::string& path, int times) {
  constexpr int k_console_width = 1024;
  constexpr int k_console_height = 768;
  const auto there = console.item(path);
  const auto room = item("session/picture");
  if (there.is_null() || room.is_null()) throw std::runtime_error("no item " + path + ", or no picture");
  const auto part = [](const nlohmann::json& each, std::size_t at) { return each.at("rect").at(at).get<int>(); };
  const int x = (part(room, 2) - k_console_width) / 2 + part(there, 0) + part(there, 2) / 2;
  const int y = (part(room, 3) - k_console_height) / 2 + part(there, 1) + part(there, 3) / 2;
  for (int i = 0; i < times; ++i) {
    ui({"click-at", std::to_string(x), std::to_string(y), "--in", "session/picture"});
  }
}

ReadAloud ask_for_ticket(ConsoleSession& console) {
  console.click("toolset/remote-connection");
  console.wait_for("remote-connection/start");
  console.click("remote-connection/start");
  console.wait_for("remote-connection/new-ticket");
  ReadAloud facts;
  // "Ticket" and "Port" stand above what they name.
  std::string before;
  for (const auto& each : console.dump()) {
    const std::string text = each.value("label", "");
    if (before == "Ticket") facts.ticket = text;
    if (before == "Port") facts.port = text;
    before = text;
  }
  return facts;
}

std::vector<std::string> connect_switches(const ReadAloud& facts) {
  return {"-ticket=" + facts.ticket, "-ipaddress=127.0.0.1", "-port=" + facts.port};
}

bool same_picture(const std::filesystem::path& a, const std::filesystem::path& b) {
  png_uint_32 width_a = 0, height_a = 0, width_b = 0, height_b = 0;
  const auto pixels_a = read_png(a, width_a, height_a);
  const auto pixels_b = read_png(b, width_b, height_b);
  return width_a == width_b && height_a == height_b && pixels_a == pixels_b;
}

}  // namespace lifeboat::e2e
