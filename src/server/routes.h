// The table of routes: one row per method and path, with the function that answers it.
#pragma once

#include <httplib.h>

#include <span>
#include <string>
#include <vector>

#include "server/server.h"
#include "server/studies.h"

namespace armistice {

// What the routes answer from.
struct Served {
  const ServerOptions& options;
  const std::vector<ServedCase>& cases;
  Studies& studies;
  std::string token, page, policy;
};

using Handle = void (*)(Served&, const httplib::Request&, httplib::Response&,
                        const ServerJson& body);

struct Route {
  RouteName name;
  Handle handle;
};

std::span<const Route> route_table();
// As a regular expression of the whole path; what stands for "{id}" is its first group.
std::string pattern_of(const char* path);

void send_json(httplib::Response& res, int status, const ServerJson& body);
ServerJson error_json(const std::string& message, const Diagnostics& diagnostics = {});

}  // namespace armistice
