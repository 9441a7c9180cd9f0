var p=`.lgp { font-family: var(--st-font); color: var(--st-text-color); font-size: 13px; }
.ways { display: flex; gap: 4px; margin-bottom: 8px; flex-wrap: wrap; }
.lgp button { font: inherit; color: inherit; background: transparent; border: 1px solid var(--st-border-color); border-radius: 7px; padding: 3px 10px; cursor: pointer; }
.lgp button[aria-pressed="true"] { border-color: var(--st-primary-color); font-weight: 640; box-shadow: inset 0 -2px 0 var(--st-primary-color); }
.lgp button:disabled { opacity: .4; cursor: default; }
.lgp button:focus-visible, .lgp input:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
.stage { position: relative; }
.stage figure { margin: 0; min-width: 0; }
.stage img, .none { width: 100%; aspect-ratio: 1; object-fit: cover; display: block; border-radius: 10px; background: var(--st-secondary-background-color); }
.none { display: flex; align-items: center; justify-content: center; opacity: .66; }
.stage figcaption { margin-top: 4px; font-weight: 620; overflow-wrap: anywhere; }
.stage.side { display: grid; grid-template-columns: 1fr 1fr; gap: 10px; }
.stage:not(.side) { overflow: hidden; border-radius: 10px; max-width: 380px; }
.stage:not(.side) figcaption { display: none; }
.stage:not(.side) figure:last-child { position: absolute; inset: 0; }
.stage.blend figure:last-child { mix-blend-mode: difference; }
.stage.flicker .out { visibility: hidden; }
.under { display: flex; gap: 14px; align-items: center; min-height: 28px; margin-top: 4px; } .under [hidden] { display: none; }
.under input[type=range] { width: 220px; accent-color: var(--st-primary-color); }
.under label { display: flex; gap: 6px; align-items: center; }
`;function i(n,t={},...e){let s=document.createElement(n);for(let[a,r]of Object.entries(t))a.startsWith("on")?s.addEventListener(a.slice(2),r):r!=null&&s.setAttribute(a,r);return s.append(...e),s}var d=new WeakMap,y={side:"Side by side",slide:"Slider",flicker:"Flicker",blend:"Difference"};function x({data:n,parentElement:t}){let e=d.get(t);return e||(e=new c(t),d.set(t,e)),e.update(n),()=>{e.close(),d.delete(t)}}var c=class{constructor(t){let e=i("style");e.textContent=p,this.way="side",this.stage=i("div",{class:"stage"}),this.range=i("input",{type:"range",min:0,max:100,value:50,"aria-label":"How much of the second photo",oninput:()=>this.slide()}),this.aligned=i("input",{type:"checkbox",onchange:()=>this.draw()}),this.label=i("label",{},this.aligned,"Lay the second over the first"),this.buttons=Object.entries(y).map(([s,a])=>i("button",{type:"button","data-way":s,onclick:()=>{this.way=s,this.draw()}},a)),this.root=i("div",{class:"lgp"},i("div",{class:"ways",role:"group","aria-label":"How to look at the photos"},...this.buttons),this.stage,i("div",{class:"under"},this.range,this.label)),t.append(e,this.root)}update(t){this.data=t,this.draw()}draw(){clearInterval(this.beat);let{left:t,right:e,matrix:s,mirrored:a}=this.data,r=!t||!e;r&&(this.way="side");for(let o of this.buttons)o.setAttribute("aria-pressed",String(o.dataset.way===this.way)),o.disabled=r&&o.dataset.way!=="side";this.range.hidden=this.way!=="slide",this.label.hidden=this.way==="side"||!s&&!a,this.stage.className=`stage ${this.way}`,this.stage.replaceChildren(this.picture(t,this.data.names[0]),this.picture(e,this.data.names[1]));let l=this.stage.lastChild;this.way!=="side"&&this.aligned.checked&&this.align(l),this.way==="slide"&&this.slide(),this.way==="flicker"&&(this.beat=setInterval(()=>l.classList.toggle("out"),550))}align(t){let{matrix:e,mirrored:s}=this.data,a=t.querySelector("img");if(!a)return;let r=this.stage.clientWidth,l=s?" translate(100%, 0) scale(-1, 1)":"",[o,h,g,u,f,b]=e??[1,0,0,1,0,0];a.style.transformOrigin="0 0",a.style.transform=`matrix(${o}, ${h}, ${g}, ${u}, ${f*r}, ${b*r})${l}`}slide(){this.stage.lastChild.style.clipPath=`inset(0 0 0 ${100-Number(this.range.value)}%)`}picture(t,e){let s=t?i("img",{src:t,alt:`Photo of ${e}`,draggable:"false"}):i("span",{class:"none"},"no photo");return i("figure",{},s,i("figcaption",{},e))}close(){clearInterval(this.beat),this.root.remove()}};export{x as default};
