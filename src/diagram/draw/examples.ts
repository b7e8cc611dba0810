/** One small diagram of every type, for tests and measurements. */
export const examples: Readonly<Record<string, string>> = {
  flowchart: `flowchart TD
  A[Start] --> B{Is it cached?}
  B -->|Yes| C[Serve from cache]
  B -->|No| D[Fetch from origin]
  D --> E[(Database)]
  E --> F([Write cache])
  F --> C
  C --> G((Done))
  G -.-> H[[Count it]]
  H ==> I>Report]
  I --> J{{Archive}}`,
  wrapped: `flowchart LR
  A["A rather long label that has to be wrapped over several lines"] --> B["First line<br/>Second, rather longer line"]
  B -- "an edge label that is long enough to need wrapping" --> C["\`**Bold** and *italic* words\`"]`,
  scripts: `flowchart LR
  A[开始处理请求] --> B{是否有缓存？}
  B -->|否| C[データベースに問い合わせる]
  C --> D["🚀 Ελληνικά, Русский, Tiếng Việt"]`,
  groups: `flowchart TB
  subgraph cloud[Cloud region]
    subgraph net[Private network]
      a[App] --> db[(Postgres)]
    end
    s3[[Object store]]
  end
  user([User]) --> a
  a --> s3`,
  shapes: `flowchart LR
  a@{ shape: doc, label: "Document" } --> b@{ shape: cyl, label: "Cylinder" }
  b --> c@{ shape: manual-input, label: "Manual input" } --> d@{ shape: docs, label: "Documents" }
  a --> f[\\Trapezoid/] --> g(((Double circle))) <--> i(Rounded) --o j[x] --x k[y]`,
  sequence: `sequenceDiagram
  autonumber
  participant U as User
  participant S as Server
  U->>+S: GET /api/items?page=1
  alt cached
    S-->>U: 304 Not Modified
  else fresh
    S-->>-U: 200 OK with a long body
  end
  Note over U,S: The connection stays open
  U-)S: ping
  S--xU: lost`,
  class: `classDiagram
  class Animal {
    +String name
    +isMammal() bool
  }
  class Duck {
    +quack() List~Sound~
  }
  class Swimmer
  <<interface>> Swimmer
  Animal <|-- Duck : is a
  Swimmer <|.. Duck
  Animal "1" o-- "many" Leg : has`,
  state: `stateDiagram-v2
  [*] --> Idle
  Idle --> Running: start
  state Running {
    [*] --> Warmup
    Warmup --> Steady: temp > 50
  }
  Running --> [*]: stop
  note right of Idle
    Waits for
    a job
  end note`,
  er: `erDiagram
  CUSTOMER ||--o{ ORDER : places
  ORDER ||--|{ LINE_ITEM : contains
  CUSTOMER {
    string name PK
    string email UK "must be unique"
  }
  ORDER {
    int id PK
    decimal total
  }`,
  gantt: `gantt
  title Release plan
  dateFormat YYYY-MM-DD
  axisFormat %d %b
  section Design
  Research :done, a1, 2026-01-05, 10d
  Wireframes :active, a2, after a1, 8d
  section Build
  Backend service :crit, b1, 2026-01-20, 20d
  Beta release :milestone, m1, 2026-02-15, 0d`,
  pie: `pie showData
  title Time spent on notes
  "Writing" : 42.5
  "Reading and annotating" : 30
  "Rest" : 7.5`,
  mindmap: `mindmap
  root((Digital garden))
    Notes
      Atomic notes
    Publishing
      Static site
    Maps of content and a longer label`,
  gitGraph: `gitGraph
  commit id: "init"
  branch develop
  commit tag: "v0.1"
  checkout main
  merge develop`,
  timeline: `timeline
  title History of the web
  1991 : WWW
  1995 : JavaScript : Java
  2005 : Ajax and the rest of that story`,
  journey: `journey
  title My working day
  section Go to work
    Make tea: 5: Me
    Do work: 1: Me, Cat
  section Go home
    Sit down: 5: Me`,
  quadrant: `quadrantChart
  title Reach and engagement
  x-axis Low Reach --> High Reach
  y-axis Low Engagement --> High Engagement
  quadrant-1 Expand
  quadrant-3 Re-evaluate
  Campaign A: [0.3, 0.6]`,
  xychart: `xychart-beta
  title "Notes per month"
  x-axis [jan, feb, mar]
  y-axis "Notes" 0 --> 100
  bar [10, 30, 55]
  line [10, 30, 55]`,
  sankey: `sankey-beta
Draft,Review,10
Review,Published,7
Review,Draft again,3`,
  block: `block-beta
  columns 3
  a["Frontend"] b["API"] c["DB"]
  d["Wide block"]:3
  a --> b`,
  architecture: `architecture-beta
  group api(cloud)[API]
  service db(database)[Database] in api
  service server(server)[Server] in api
  db:L -- R:server`,
  kanban: `kanban
  Todo
    [Create docs]
    [Write tests for the parser module]
  Done
    [Set up repo]`,
  packet: `packet-beta
  0-15: "Source Port"
  16-31: "Destination Port"
  32-63: "Sequence Number"`,
  requirement: `requirementDiagram
  requirement test_req {
    id: 1
    text: the test text.
    risk: high
    verifymethod: test
  }
  element test_entity {
    type: simulation
  }
  test_entity - satisfies -> test_req`,
  c4: `C4Context
  title System Context
  Person(customer, "Customer", "A customer of the bank")
  System(bank, "Internet Banking", "Lets customers view accounts")
  Rel(customer, bank, "Uses")`,
  radar: `radar-beta
  axis a["Speed"], b["Quality"], c["Cost"]
  curve x["Now"]{3, 4, 2}
  max 5`,
  treemap: `treemap-beta
"Notes"
  "Tech": 10
  "Cooking": 5
"Drafts"
  "Ideas": 3`,
};
