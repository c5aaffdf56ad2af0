#include "tests/e2e/viewer_session.hpp"

#include <png.h>

#include <cstring>
#include <stdexcept>

namespace lifeboat::e2e {
namespace {

struct Picture {
  std::size_t width = 0, height = 0;
  std::vector<unsigned char> rgb;
  [[nodiscard]] const unsigned char* at(std::size_t x, std::size_t y) const { return rgb.data() + (y * width + x) * 3; }
};

Picture read_png(const std::filesystem::path& file) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_file(&image, file.c_str()) == 0) throw std::runtime_error(image.message);
  image.format = PNG_FORMAT_RGB;
  Picture picture{image.width, image.height, std::vector<unsigned char>(PNG_IMAGE_SIZE(image))};
  if (png_image_finish_read(&image, nullptr, picture.rgb.data(), 0, nullptr) == 0) throw std::runtime_error(image.message);
  return picture;
}

bool holds_at(const Picture& large, const Picture& small, std::size_t x, std::size_t y) {
  for (std::size_t row = 0; row < small.height; ++row) {
    if (std::memcmp(large.at(x, y + row), small.at(0, row), small.width * 3) != 0) return false;
  }
  return true;
}

}  // namespace

ViewerSession::ViewerSession(std::vector<std::string> arguments, const std::string& first_item,
                             std::vector<std::string> wrapper) {
  // Larger than the console's picture, which then stands in the middle of its room, pixel by pixel.
  std::vector<std::string> command = std::move(wrapper);
  command.insert(command.end(), {program("lifeboat-viewer"), "--headless", "--size", "1280x960"});
  command.insert(command.end(), arguments.begin(), arguments.end());
  start(std::move(command), first_item);
}

ViewerSession::Place ViewerSession::place_there(UiSession& console, const std::string& path) {
  constexpr int k_console_width = 1024;
  constexpr int k_console_height = 768;
  const auto there = console.item(path);
  const auto room = item("session/picture");
  if (there.is_null() || room.is_null()) throw std::runtime_error("no item " + path + ", or no picture");
  const auto part = [](const nlohmann::json& each, std::size_t at) { return each.at("rect").at(at).get<int>(); };
  return {(part(room, 2) - k_console_width) / 2 + part(there, 0) + part(there, 2) / 2,
          (part(room, 3) - k_console_height) / 2 + part(there, 1) + part(there, 3) / 2};
}

void ViewerSession::click_there(UiSession& console, const std::string& path) {
  const Place place = place_there(console, path);
  ui({"click-at", std::to_string(place.x), std::to_string(place.y), "--in", "session/picture"});
}

void ViewerSession::move_there(UiSession& console, const std::string& path, int to_the_right) {
  const Place place = place_there(console, path);
  ui({"move", std::to_string(place.x + to_the_right), std::to_string(place.y), "--in", "session/picture"});
}

ReadAloud ask_for_ticket(ConsoleSession& console) {
  console.click("toolset/remote-connection");
  console.wait_for("remote-connection/start");
  console.click("remote-connection/start");
  return read_aloud(console);
}

ReadAloud read_aloud(UiSession& console) {
  console.wait_until_says("Waiting for the technician");
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

bool shows_console(const std::filesystem::path& viewer, const std::filesystem::path& console) {
  const Picture large = read_png(viewer);
  const Picture small = read_png(console);
  for (std::size_t y = 0; y + small.height <= large.height; ++y) {
    for (std::size_t x = 0; x + small.width <= large.width; ++x) {
      if (holds_at(large, small, x, y)) return true;
    }
  }
  return false;
}

}  // namespace lifeboat::e2e
